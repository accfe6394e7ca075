import { churnLevel } from './churn/signals.ts';
import { lifecycle } from './dimensions/lifecycle.ts';
import { dimensions } from './dimensions/list.ts';
import { rfm } from './dimensions/rfm.ts';
import type { Profile } from './outputs.ts';
import { recencyDays } from './purchase-rhythm.ts';
import { rfmScores } from './rfm-scores.ts';
import type { View } from './view.ts';

const rfmIndex = dimensions.indexOf(rfm);
const lifecycleIndex = dimensions.indexOf(lifecycle);

/**
 * The profile at the view's instant: scores, counts and churn level raw, segment and lifecycle as they are in force.
 *
 * Never bought: recency null, frequency and money 0. No purchase in the window: scores null, frequency and money 0.
 */
export function profileOf(view: View, currency: string): Profile {
  const { state, at } = view;
  const scores = rfmScores(view);
  return {
    r: scores?.r ?? null,
    f: scores?.f ?? null,
    m: scores?.m ?? null,
    segment: state.standings[rfmIndex]!.class,
    // Total from the first event on: no customer is without a lifecycle.
    lifecycle: state.standings[lifecycleIndex]!.class!,
    recencyDays: state.lastPurchaseAt === null ? null : recencyDays(state.lastPurchaseAt, at),
    frequency: scores?.frequency ?? 0,
    monetaryMinor: scores?.monetaryMinor ?? 0,
    currency,
    churn: churnLevel(view),
  };
}
