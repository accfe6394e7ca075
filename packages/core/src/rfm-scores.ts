import { totalsSince } from './day-window.ts';
import { DAY } from './time-units.ts';
import type { View } from './view.ts';

/** The three scores (1-5, 5 is best) and what they are read from. */
export interface RfmScores {
  readonly r: number;
  readonly f: number;
  readonly m: number;
  /** max(1, purchases − cancellations) in the window. */
  readonly frequency: number;
  /** The window's money in minor units, never below 0. */
  readonly monetaryMinor: number;
}

/** The scores at the view's instant, or null when the window holds no purchase. */
export function rfmScores(view: View): RfmScores | null {
  const { state, policy, at, day } = view;
  if (state.lastPurchaseAt === null) return null;
  const { purchases, cancellations, moneyMinor } = totalsSince(state.buckets, day - policy.rfm.windowDays);
  if (purchases === 0) return null;
  const frequency = frequencyOf(purchases, cancellations);
  const monetaryMinor = Math.max(0, moneyMinor);
  return {
    r: 5 - limitsReached(policy.rfm.recencyDays, (at - state.lastPurchaseAt) / DAY),
    f: frequencyScore(frequency, policy.rfm.frequency),
    m: 1 + limitsBelow(policy.rfm.monetaryMinor, monetaryMinor),
    frequency,
    monetaryMinor,
  };
}

/** What of the purchases is left after cancellations: at least 1, as long as there is a purchase at all. */
export function frequencyOf(purchases: number, cancellations: number): number {
  return Math.max(1, purchases - cancellations);
}

/** F = 1 + the number of limits strictly below the value. */
export function frequencyScore(frequency: number, limits: readonly number[]): number {
  return 1 + limitsBelow(limits, frequency);
}

/** How many limits lie at or below the value. Exact at the limit: n · DAY / DAY = n in floating point. */
function limitsReached(limits: readonly number[], value: number): number {
  let reached = 0;
  while (reached < limits.length && limits[reached]! <= value) reached++;
  return reached;
}

/** How many limits lie strictly below the value. */
function limitsBelow(limits: readonly number[], value: number): number {
  let below = 0;
  while (below < limits.length && limits[below]! < value) below++;
  return below;
}
