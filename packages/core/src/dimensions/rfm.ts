import { firstExit, windowTotals } from '../measures/window-totals.ts';
import { frequencyOf, rfmScores, scoreAbove } from '../rfm/rfm-scores.ts';
import { segmentCells } from '../rfm/segment-cells.ts';
import type { View } from '../state/view.ts';
import { earlierAfter } from '../time/earlier-after.ts';
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
    const { state, policy, at } = view;
    if (state.lastPurchaseAt === null) return NEVER;
    let next = bound;
    for (const days of policy.rfm.recencyDays) {
      next = earlierAfter(at, state.lastPurchaseAt + days * DAY, next);
    }
    return Math.min(next, nextWindowChange(view, next));
  },
};

/** When the first day leaves the window whose leaving changes a score that decides, or takes the last purchase with it. */
function nextWindowChange(view: View, bound: EpochMs): EpochMs {
  const { frequency, monetaryMinor } = view.policy.rfm;
  const { readsMoney } = segmentCells(view.policy.rfm);
  const { purchases, cancellations, moneyMinor } = windowTotals(view);
  if (purchases === 0) return NEVER;
  const f = scoreAbove(frequency, frequencyOf(purchases, cancellations));
  const m = scoreAbove(monetaryMinor, moneyMinor);
  return firstExit(
    view,
    bound,
    (left) =>
      left.purchases === 0 ||
      scoreAbove(frequency, frequencyOf(left.purchases, left.cancellations)) !== f ||
      (readsMoney && scoreAbove(monetaryMinor, left.moneyMinor) !== m),
  );
}
