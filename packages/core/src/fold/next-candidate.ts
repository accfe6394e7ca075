import { coolDownEnd } from '../churn/alert-move.ts';
import { nextSignalChange } from '../churn/next-signal-change.ts';
import type { View } from '../state/view.ts';
import { earlierAfter } from '../time/earlier-after.ts';
import { DAY, type EpochMs, NEVER } from '../time/time-units.ts';
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
  const heldBackUntil = state.publishedLevel === 'low' ? coolDownEnd(state, policy) : undefined;
  return earlierAfter(at, heldBackUntil ?? NEVER, next);
}
