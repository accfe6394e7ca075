import { churnLevel } from '../churn/churn-level.ts';
import type { Dimension } from '../dimensions/dimension.ts';
import { recencyDays } from '../measures/recency-days.ts';
import type { Profile } from '../outputs/output.ts';
import { rfmScores } from '../rfm/rfm-scores.ts';
import type { View } from '../state/view.ts';
import type { FoldLists } from './fold-lists.ts';

/**
 * Where the classes that a profile shows are among the dimensions (rfm: `segment`). Constants, because looking them up cost a
 * twentieth of a long advance: every list begins with them, as lists are only ever appended to.
 */
const at = { rfm: 0, lifecycle: 1, value: 2, engagement: 3, satisfaction: 4, source: 5 } as const;

/**
 * The profile at the view's instant: scores, counts and churn level raw, classes as they are in force.
 *
 * Never bought: recency null, frequency and money 0. No purchase in the window: scores null, frequency and money 0.
 *
 * @param currency of `monetaryMinor`: the deployment's first
 */
export function profileOf(view: View, currency: string, { signals }: FoldLists): Profile {
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
    churn: churnLevel(view, signals),
    value: inForce(at.value),
    engagement: inForce(at.engagement),
    satisfaction: inForce(at.satisfaction),
    source: inForce(at.source),
  };
}

/**
 * Checks that dimensions begin with those that a profile shows.
 *
 * @throws RangeError naming the first that is not in its place
 */
export function requireProfileDimensions(dimensions: readonly Dimension[]): void {
  for (const [name, index] of Object.entries(at)) {
    if (dimensions[index]?.name !== name)
      throw new RangeError(
        `Cannot make a fold without "${name}" as dimension ${index + 1}: profiles show it`,
      );
  }
}
