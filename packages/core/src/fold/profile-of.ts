import { churnLevel } from '../churn/churn-level.ts';
import type { Dimension } from '../dimensions/dimension.ts';
import { recencyDays } from '../measures/recency-days.ts';
import type { Profile } from '../outputs/output.ts';
import { rfmScores } from '../rfm/rfm-scores.ts';
import type { View } from '../state/view.ts';
import type { FoldLists } from './fold-lists.ts';

/** The dimensions whose class in force is a field of the profile (rfm: `segment`). */
const SHOWN = ['rfm', 'lifecycle', 'value', 'engagement', 'satisfaction', 'source'] as const;

type ProfilePlaces = Readonly<Record<(typeof SHOWN)[number], number>>;

/**
 * The profile at the view's instant: scores, counts and churn level raw, classes as they are in force.
 *
 * Never bought: recency null, frequency and money 0. No purchase in the window: scores null, frequency and money 0.
 *
 * @param currency of `monetaryMinor`: the deployment's first
 */
export function profileOf(view: View, currency: string, { dimensions, signals }: FoldLists): Profile {
  const { state } = view;
  const at = profilePlaces(dimensions);
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

// A process folds with one list: its places are looked up once.
let lastList: readonly Dimension[] | undefined;
let lastPlaces: ProfilePlaces;

/**
 * Where the classes of the profile are among the assignments.
 *
 * @throws RangeError when the list lacks one of these dimensions
 */
export function profilePlaces(dimensions: readonly Dimension[]): ProfilePlaces {
  if (dimensions === lastList) return lastPlaces;
  const place = (shown: string) => {
    const index = dimensions.findIndex(({ name }) => name === shown);
    if (index !== -1) return index;
    throw new RangeError(`Cannot make a fold without the dimension "${shown}": profiles show it`);
  };
  lastPlaces = {
    rfm: place('rfm'),
    lifecycle: place('lifecycle'),
    value: place('value'),
    engagement: place('engagement'),
    satisfaction: place('satisfaction'),
    source: place('source'),
  };
  lastList = dimensions;
  return lastPlaces;
}
