import { totalsSince } from '../day-window.ts';
import { earlierAfter } from '../earliest-after.ts';
import { dayStart } from '../local-day.ts';
import { frequencyOf, frequencyScore, rfmScores } from '../rfm-scores.ts';
import { DAY, type EpochMs, NEVER } from '../time-units.ts';
import type { View } from '../view.ts';
import type { Dimension } from './dimension.ts';

/** Rows R = 1 to 5, columns F = 1 to 5. */
const grid = [
  ['lost', 'lost', 'at_risk', 'at_risk', 'cant_lose'],
  ['hibernating', 'hibernating', 'at_risk', 'at_risk', 'cant_lose'],
  ['about_to_sleep', 'about_to_sleep', 'need_attention', 'loyal_customers', 'loyal_customers'],
  ['promising', 'potential_loyalists', 'potential_loyalists', 'loyal_customers', 'loyal_customers'],
  ['new_customers', 'potential_loyalists', 'potential_loyalists', 'champions', 'champions'],
] as const;

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

/** The segment by recency and frequency: never bought → null, no purchase in the window → `inactive`, else the grid. */
export const rfm: Dimension = {
  name: 'rfm',
  classes,

  classify(view) {
    if (view.state.lastPurchaseAt === null) return null;
    const scores = rfmScores(view);
    return scores === null ? 'inactive' : grid[scores.r - 1]![scores.f - 1]!;
  },

  nextChange(view) {
    const { state, policy, at } = view;
    if (state.lastPurchaseAt === null) return NEVER;
    let next = nextFrequencyChange(view);
    for (const days of policy.rfm.recencyDays) {
      next = earlierAfter(at, state.lastPurchaseAt + days * DAY, next);
    }
    return next;
  },
};

/**
 * When the first day leaves the window whose leaving changes the frequency score, or takes the last purchase with it.
 * The class does not read the money. Days that change nothing are no candidates: a busy customer has one a day.
 */
function nextFrequencyChange({ state, policy, day, zone }: View): EpochMs {
  const { windowDays, frequency: limits } = policy.rfm;
  const firstDay = day - windowDays;
  let { purchases, cancellations } = totalsSince(state.buckets, firstDay);
  if (purchases === 0) return NEVER;
  const score = frequencyScore(frequencyOf(purchases, cancellations), limits);
  for (const bucket of state.buckets) {
    if (bucket.day < firstDay) continue;
    purchases -= bucket.purchases;
    cancellations -= bucket.cancellations;
    const isChange =
      purchases === 0 || frequencyScore(frequencyOf(purchases, cancellations), limits) !== score;
    if (isChange) return dayStart(zone, bucket.day + windowDays + 1);
  }
  return NEVER;
}
