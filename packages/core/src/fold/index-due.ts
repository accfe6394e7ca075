import { nextRuleSet } from '../rules/rule-set-in-force.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import { type EpochMs, NEVER } from '../time/time-units.ts';
import { type CustomerUpdate, openUpdate } from './customer-update.ts';
import type { FoldLists } from './fold-lists.ts';
import { dueBefore } from './next-due.ts';
import { firstCandidate } from './publish-silences.ts';

export interface Indexed {
  readonly state: State;
  /** The due to write into the index (`NEVER`: nothing is due); undefined when the index may stay as it is. */
  readonly write: EpochMs | undefined;
}

/** What changed the customer: an event (or rules), or a due of the index that came up. */
export type IndexCause = 'event' | 'timer';

/** `Fold.indexDue` with the lists as an argument. */
export function indexDue(state: State, rules: Rules, cause: IndexCause, lists: FoldLists): Indexed {
  const held = cause === 'timer' ? null : state.indexedDue;
  const write = state.asOf === null ? dueOfNobody(held) : dueOf(openUpdate(state, rules, lists), held);
  return {
    state: write === undefined || write === state.indexedDue ? state : { ...state, indexedDue: write },
    write,
  };
}

function dueOfNobody(held: EpochMs | null): EpochMs | undefined {
  return held === null ? NEVER : undefined;
}

function dueOf(update: CustomerUpdate, held: EpochMs | null): EpochMs | undefined {
  return dueToWrite(update, held, firstCandidate(update));
}

/**
 * The due to write into the index after an update; undefined when it may stay as it is.
 *
 * Nothing is looked for at or after what the index holds: most events stop at the first candidate, and the others before the
 * step that would publish.
 *
 * @param held what must not be later than the due; null where the due itself must be written
 * @param candidate the update's next one
 */
export function dueToWrite(
  update: CustomerUpdate,
  held: EpochMs | null,
  candidate: EpochMs,
): EpochMs | undefined {
  if (held === null) return dueBefore(update, NEVER, candidate);
  if (candidate >= held && isPassedAfter(update, held)) return undefined;
  const due = dueBefore(update, held, candidate);
  return due < held ? due : undefined;
}

/** Whether no rule set is left to pass before an instant. */
function isPassedAfter({ rules, ruleSet, draft }: CustomerUpdate, instant: EpochMs): boolean {
  const next = nextRuleSet(rules, ruleSet);
  return next === undefined || Math.max(next.effectiveAt, draft.asOf!) >= instant;
}
