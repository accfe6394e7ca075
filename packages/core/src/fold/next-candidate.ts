import { coolDownEnd } from '../churn/alert-move.ts';
import { churnLevel } from '../churn/churn-level.ts';
import { nextSignalChange } from '../churn/next-signal-change.ts';
import { followUpDue } from '../follow-up/follow-up-due.ts';
import type { View } from '../state/view.ts';
import { earlierAfter } from '../time/earlier-after.ts';
import { DAY, type EpochMs } from '../time/time-units.ts';
import type { FoldLists } from './fold-lists.ts';

/**
 * The first instant after the view's at which silence may publish something or begin a waiting, or `NEVER`. A lower bound:
 * between two candidates nothing changes, at a candidate something may. A handful of comparisons, no class is read.
 */
export function nextCandidate(view: View, { dimensions, signals }: FoldLists): EpochMs {
  const { state, at, policy } = view;
  let next = nextSignalChange(view, signals);
  for (let index = 0; index < dimensions.length; index++) {
    const dimension = dimensions[index]!;
    next = earlierAfter(at, dimension.nextChange(view, next), next);
    const { waiting } = state.assignments[index]!;
    const rule = waiting === null ? undefined : policy.dwell[dimension.name];
    if (waiting !== null && rule !== undefined)
      next = earlierAfter(at, waiting.since + rule.days * DAY, next);
  }
  if (isHeldBack(view, signals)) next = earlierAfter(at, coolDownEnd(state, policy)!, next);
  return earlierAfter(at, followUpDue(view, next), next);
}

/** A level that is low stays so until a signal changes, which is a candidate of its own: the end of a cool-down is none then. */
function isHeldBack(view: View, signals: FoldLists['signals']): boolean {
  const { publishedLevel, lastRaisedAt } = view.state;
  return publishedLevel === 'low' && lastRaisedAt !== null && churnLevel(view, signals) !== 'low';
}
