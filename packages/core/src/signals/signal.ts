import type { ObservedSignal } from '../outputs/output.ts';
import type { View } from '../state/view.ts';
import type { DurationMs, EpochMs } from '../time/time-units.ts';

/**
 * What a signal is evidence of: the customer is silent (`silence`), does less than it did (`decline`), or complains (`voice`). The churn level counts kinds, so that two signals of one kind do not raise it twice.
 */
export type EvidenceKind = 'silence' | 'decline' | 'voice';

/** A signal that stands, with what it rests on. */
export interface Evidence {
  /** What was seen, in the signal's own unit. */
  readonly observed: number;
  /** From which `observed` on (or down to which) the signal stands, in the same unit. */
  readonly threshold: number;
}

/**
 * One hint that a customer is leaving. Add a file with one of these, a line in `list.ts` and what a policy may set of it:
 * the churn level, alerts, dues, and what people read of them follow from the list.
 */
export interface Signal {
  /** As in `signals[].signal` of an alert. */
  readonly name: string;
  readonly kind: EvidenceKind;
  /**
   * The evidence at the view's instant, or null while the signal does not stand. Depends on the view alone. Asked only of
   * customers who have bought: no signal stands before the first PURCHASE.
   */
  readonly stands: (view: View) => Evidence | null;
  /**
   * From when it has stood without a break, reckoned from the facts and the rules of the view's instant, at which it stands.
   * Apart from `stands`, because every step asks that, and only an alert this.
   */
  readonly since: (view: View) => EpochMs;
  /**
   * The first instant after the view's at which the signal may begin or cease to stand without an event, by silence or the
   * calendar; `NEVER` when it cannot. Too early costs time, too late is wrong. An instant at or after
   * `bound` is not looked at: any later one will do. Asked only of customers who have bought.
   */
  readonly nextChange: (view: View, bound: EpochMs) => EpochMs;
  readonly words: SignalWords;
}

/** How people read a signal: clauses in English, without a full stop. */
export interface SignalWords {
  /** What it is called, in few words. */
  readonly name: { readonly en: string; readonly zh: string };
  /** What was seen and what counts, of a published signal: `silent for 95 days, overdue from 46.3 days on`. */
  readonly observed: (observed: number, threshold: number) => string;
  /** What counts for the view's customer, whether or not it stands: `overdue after 46.3 d`; null where nothing can. */
  readonly limit: (view: View) => string | null;
  /**
   * How long ago the last PURCHASE was, in milliseconds, where what is published of the signal gives that away exactly; left
   * out where it does not.
   *
   * @param at of the alert
   * @param recencyDays whole days of silence at that instant
   */
  readonly silence?: (published: ObservedSignal, at: EpochMs, recencyDays: number) => DurationMs;
}
