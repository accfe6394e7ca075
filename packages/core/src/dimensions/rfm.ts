import { earliestDaySince } from '../day-window.ts';
import { earlierAfter } from '../earliest-after.ts';
import { dayStart } from '../local-day.ts';
import { rfmScores } from '../rfm-scores.ts';
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
    let next = nextDayLeaving(view);
    for (const days of policy.rfm.recencyDays) {
      next = earlierAfter(at, state.lastPurchaseAt + days * DAY, next);
    }
    return next;
  },
};

/** When the earliest day in the window leaves it. */
function nextDayLeaving({ state, policy, day, zone }: View): EpochMs {
  const earliest = earliestDaySince(state.buckets, day - policy.rfm.windowDays);
  return earliest === undefined ? NEVER : dayStart(zone, earliest + policy.rfm.windowDays + 1);
}
