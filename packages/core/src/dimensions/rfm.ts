import { firstExit, isLeftBefore } from '../measures/window-totals.ts';
import { frequencyOf, type RfmScores, rfmScores, scoreAbove } from '../rfm/rfm-scores.ts';
import { segmentCells } from '../rfm/segment-cells.ts';
import type { View } from '../state/view.ts';
import { DAY, type EpochMs, NEVER } from '../time/time-units.ts';
import type { Dimension } from './dimension.ts';

/** Those of the grid; a policy's own segments are spelt out in packed states. */
const classes = [
  'inactive',
  'new_customers',
  'promising',
  'potential_loyalists',
  'loyal_customers',
  'champions',
  'need_attention',
  'about_to_sleep',
  'hibernating',
  'lost',
  'at_risk',
  'cant_lose',
] as const;

/** The segment by the scores: never bought → null, no purchase in the window → `inactive`, else as the policy has it. */
export const rfm: Dimension = {
  name: 'rfm',
  classes,

  classify(view) {
    if (view.state.lastPurchaseAt === null) return null;
    const scores = rfmScores(view);
    if (scores === null) return 'inactive';
    return segmentCells(view.policy.rfm).segmentOf(scores.r, scores.f, scores.m);
  },

  nextChange(view, bound) {
    const scores = rfmScores(view);
    // Never bought, or nothing left in the window: silence changes that no more.
    if (scores === null) return NEVER;
    const next = nextRecencyChange(view, scores, bound);
    return Math.min(next, nextWindowChange(view, scores, next));
  },
};

/**
 * When the first limit of R is reached that leads into another segment. In the grid every third does not: each of them would
 * be a step in vain for whoever looks for the next due.
 */
function nextRecencyChange(
  { state, policy: { rfm: policy }, at }: View,
  { r, f, m }: RfmScores,
  bound: EpochMs,
) {
  const { recencyDays } = policy;
  const { segmentOf } = segmentCells(policy);
  const segment = segmentOf(r, f, m);
  for (let index = 0; index < recencyDays.length; index++) {
    // Of equal limits, which cut points may be, the last one gives the score.
    if (recencyDays[index] === recencyDays[index + 1]) continue;
    const reachedAt = state.lastPurchaseAt! + recencyDays[index]! * DAY;
    if (reachedAt >= bound) return bound;
    if (reachedAt > at && segmentOf(recencyDays.length - index, f, m) !== segment) return reachedAt;
  }
  return bound;
}

/** When the first day leaves the window whose leaving changes a score that decides, or takes the last purchase with it. */
function nextWindowChange(view: View, { f, m }: RfmScores, bound: EpochMs): EpochMs {
  if (!isLeftBefore(view, bound)) return NEVER;
  const { frequency, monetaryMinor } = view.policy.rfm;
  const { readsMoney } = segmentCells(view.policy.rfm);
  return firstExit(
    view,
    (left) =>
      left.purchases === 0 ||
      scoreAbove(frequency, frequencyOf(left.purchases, left.cancellations)) !== f ||
      (readsMoney && scoreAbove(monetaryMinor, left.moneyMinor) !== m),
  );
}
