import { coolDownEnd } from '../churn/alert-move.ts';
import { churnLevel } from '../churn/churn-level.ts';
import { nextSignalChange } from '../churn/next-signal-change.ts';
import { followUpDue } from '../follow-up/follow-up-due.ts';
import type { View } from '../state/view.ts';
import { earlierAfter } from '../time/earlier-after.ts';
import { DAY, type EpochMs, NEVER } from '../time/time-units.ts';
import type { FoldLists } from './fold-lists.ts';

/**
 * The first instant after the view's at which silence may publish something or begin a waiting, or `NEVER`. A lower bound:
 * between two candidates nothing changes, at a candidate something may. A handful of comparisons, no class is read.
 *
 * @param bound at or after it nothing is looked for: it is what comes back then
 */
export function nextCandidate(
  view: View,
  { dimensions, signals }: FoldLists,
  bound: EpochMs = NEVER,
): EpochMs {
  const { state, at, policy } = view;
  let next = bound;
  for (let index = 0; index < dimensions.length; index++) {
    const dimension = dimensions[index]!;
    next = earlierAfter(at, dimension.nextChange(view, next), next);
    const { waiting } = state.assignments[index]!;
    const rule = waiting === null ? undefined : policy.dwell[dimension.name];
    if (waiting !== null && rule !== undefined)
      next = earlierAfter(at, waiting.since + rule.days * DAY, next);
  }
  // Signals come after what is cheap to say of dimensions: with a bound, most of them need no look at days and models.
  next = nextSignalChange(view, signals, next);
  const end = heldBackUntil(view);
  // A level that is low stays so until a signal changes, which is a candidate of its own.
  if (end > at && end < next && churnLevel(view, signals) !== 'low') next = end;
  return earlierAfter(at, followUpDue(view, next), next);
}

/** The end of the cool-down in which a rise from low is held back; `NEVER` where none would be. */
function heldBackUntil({ state, policy }: View): EpochMs {
  return state.publishedLevel === 'low' ? (coolDownEnd(state, policy) ?? NEVER) : NEVER;
}
