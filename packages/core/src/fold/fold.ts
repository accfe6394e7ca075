import type { CustomerEvent } from '../events/customer-event.ts';
import type { Profile } from '../outputs/output.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import type { EpochMs } from '../time/time-units.ts';
import type { Advanced } from './advance.ts';
import type { AdvancedIndexed } from './advance-indexed.ts';
import type { Applied } from './apply.ts';
import type { AppliedIndexed } from './apply-indexed.ts';
import type { ClassInForce } from './classes-of.ts';
import type { FoldLists } from './fold-lists.ts';
import type { IndexCause, Indexed } from './index-due.ts';
import type { Upcoming } from './upcoming.ts';

/**
 * What events, the time and the rules make of one customer (FOLD.md defines it to the millisecond). Pure: nothing is read but
 * the arguments, no argument is changed, and the same arguments give the same result.
 *
 * Whatever takes a state and rules throws CoreError `rules-unknown` when the rules lack the rule set that the state is
 * under, and `rate-missing` when an event's currency has no rate. Both are bugs of the caller, never worth a retry.
 */
export interface Fold extends FoldLists {
  /** The state of a customer without events. Of the id nothing is kept but its phase. */
  readonly emptyState: (customerId: string) => State;

  /**
   * Applies one event of the customer, in this order:
   *
   * 1. a duplicate has no effect at all;
   * 2. rule sets effective by the event's instant (or by the customer's own time) are passed;
   * 3. silences due before the event's instant are published;
   * 4. the facts take the event in, each in its own day;
   * 5. classes and churn level are looked at: at the event's instant, or for a late event at the customer's own time.
   */
  readonly apply: (state: State, event: CustomerEvent, rules: Rules) => Applied;

  /**
   * Lets time pass: everything due up to and including `now`, in order, each at its own instant.
   *
   * Returns the very same state when nothing was published and no rule set was passed: ticks leave no trace. A `now` before
   * the customer's own time only passes rule sets that are effective by then. A customer without events stays as it is.
   */
  readonly advance: (state: State, now: EpochMs, rules: Rules) => Advanced;

  /**
   * The first instant at which `advance` would publish something; undefined when silence never will, and for a customer
   * without events. A level that moves unannounced counts as published, a rule set that is passed without an output does not.
   */
  readonly nextDue: (state: State, rules: Rules) => EpochMs | undefined;

  /**
   * Keeps the lazy due index: what it holds for a customer is never later than the customer's true next due.
   *
   * After an `event`: written when the true due is earlier than what is held, or nothing is held. A due that moved later
   * stays as it is, until it comes up early and finds nothing to publish. After a `timer`: always written, exactly.
   */
  readonly indexDue: (state: State, rules: Rules, cause: IndexCause) => Indexed;

  /**
   * `apply` and `indexDue` after an event, in one go: nothing is looked for twice, and where the index says that nothing is due
   * before the event, not at all. For states whose entry is kept: what theirs holds must be no later than their true due, as
   * it is for whoever changes them by this and `advanceIndexed` alone.
   */
  readonly applyIndexed: (state: State, event: CustomerEvent, rules: Rules) => AppliedIndexed;

  /** `advance` and `indexDue` in one go; the cause `timer` is for a due that came up, `event` for taking it past a rule set. */
  readonly advanceIndexed: (state: State, now: EpochMs, rules: Rules, cause: IndexCause) => AdvancedIndexed;

  /** The next dues, at most `limit`, and what will be published at each if nothing happens until then. */
  readonly upcoming: (state: State, rules: Rules, limit: number) => readonly Upcoming[];

  /**
   * The profile of a customer at an instant, with everything due by then taken in; an instant before the customer's own
   * time counts as that. null for a customer without events.
   */
  readonly profileAt: (state: State, at: EpochMs, rules: Rules) => Profile | null;

  /** The class in force in every dimension, in the order of the list, with what waits to take its place. */
  readonly classesOf: (state: State) => readonly ClassInForce[];

  /**
   * The raw class in one dimension at an instant at or after the customer's own time, by the facts and the rule set in
   * force alone; null where the customer has none, or where there is no such dimension.
   */
  readonly rawClassAt: (state: State, at: EpochMs, rules: Rules, dimension: string) => string | null;

  /**
   * Packs a state, deterministically: 80 to 200 bytes for a typical customer. The bytes are a view of a larger buffer: go by
   * `byteOffset` and `byteLength`.
   *
   * @throws CoreError `value-unsafe` for a number beyond the safe integers
   */
  readonly encodeState: (state: State) => Uint8Array;

  /**
   * Unpacks what `encodeState` of a fold with the same dimensions packed.
   *
   * @throws CoreError `state-corrupt` for anything else: cut short, changed in a bit, of an unknown version, of another
   * number of dimensions, or with bytes left over. Whatever is accepted packs to the same bytes again.
   */
  readonly decodeState: (bytes: Uint8Array) => State;
}
