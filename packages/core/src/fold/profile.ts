import { churnLevel } from '../churn/churn-level.ts';
import { engagement } from '../dimensions/engagement.ts';
import { lifecycle } from '../dimensions/lifecycle.ts';
import { dimensions } from '../dimensions/list.ts';
import { rfm } from '../dimensions/rfm.ts';
import { satisfaction } from '../dimensions/satisfaction.ts';
import { source } from '../dimensions/source.ts';
import { value } from '../dimensions/value.ts';
import { recencyDays } from '../measures/recency-days.ts';
import type { Profile } from '../outputs/output.ts';
import { rfmScores } from '../rfm/rfm-scores.ts';
import type { View } from '../state/view.ts';

/** Where the profile's classes stand among the standings. */
const at = {
  rfm: dimensions.indexOf(rfm),
  lifecycle: dimensions.indexOf(lifecycle),
  value: dimensions.indexOf(value),
  engagement: dimensions.indexOf(engagement),
  satisfaction: dimensions.indexOf(satisfaction),
  source: dimensions.indexOf(source),
} as const;

/**
 * The profile at the view's instant: scores, counts and churn level raw, classes as they are in force.
 *
 * Never bought: recency null, frequency and money 0. No purchase in the window: scores null, frequency and money 0.
 */
export function profileOf(view: View, currency: string): Profile {
  const { state } = view;
  // Total from the first event on: in all dimensions but rfm every customer has a class.
  const inForce = (index: number) => state.assignments[index]!.class!;
  const scores = rfmScores(view);
  return {
    r: scores?.r ?? null,
    f: scores?.f ?? null,
    m: scores?.m ?? null,
    segment: state.assignments[at.rfm]!.class,
    lifecycle: inForce(at.lifecycle),
    recencyDays: state.lastPurchaseAt === null ? null : recencyDays(state.lastPurchaseAt, view.at),
    frequency: scores?.frequency ?? 0,
    monetaryMinor: scores?.monetaryMinor ?? 0,
    currency,
    churn: churnLevel(view),
    value: inForce(at.value),
    engagement: inForce(at.engagement),
    satisfaction: inForce(at.satisfaction),
    source: inForce(at.source),
  };
}
