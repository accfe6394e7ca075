import { windowTotals } from '../measures/window-totals.ts';
import { addMoney } from '../money/add-money.ts';
import type { View } from '../state/view.ts';
import { DAY } from '../time/time-units.ts';

/** The three scores (from 1 to one more than the axis has limits, the highest is best) and the numbers behind F and M. */
export interface RfmScores {
  readonly r: number;
  readonly f: number;
  readonly m: number;
  /** max(1, purchases − cancellations) in the window. */
  readonly frequency: number;
  /** The window's money in minor units, never below 0 and at most 2^53 − 1. */
  readonly monetaryMinor: number;
}

// A step reads them to classify, for the profile and to look for the next due: they are worked out once.
let lastView: View | undefined;
let lastScores: RfmScores | null = null;

/** The scores at the view's instant (FOLD.md, section 4); null when the window holds no purchase. */
export function rfmScores(view: View): RfmScores | null {
  if (view !== lastView) lastScores = scoresOf(view);
  lastView = view;
  return lastScores;
}

function scoresOf(view: View): RfmScores | null {
  const { state, policy, at } = view;
  if (state.lastPurchaseAt === null) return null;
  const { purchases, cancellations, moneyMinor } = windowTotals(view);
  if (purchases === 0) return null;
  const frequency = frequencyOf(purchases, cancellations);
  // Days are exact, many of them together may not be: what leaves the fold is a safe integer.
  const monetaryMinor = addMoney(0, Math.max(0, moneyMinor));
  return {
    r: recencyScore((at - state.lastPurchaseAt) / DAY, policy.rfm.recencyDays),
    f: scoreAbove(policy.rfm.frequency, frequency),
    m: scoreAbove(policy.rfm.monetaryMinor, monetaryMinor),
    frequency,
    monetaryMinor,
  };
}

/** Purchases less cancellations, at least 1. */
export function frequencyOf(purchases: number, cancellations: number): number {
  return Math.max(1, purchases - cancellations);
}

/** R = 1 + the number of limits not reached. Exact at the limit: n · DAY / DAY = n in floating point. */
function recencyScore(days: number, limits: readonly number[]): number {
  let reached = 0;
  while (reached < limits.length && limits[reached]! <= days) reached++;
  return 1 + limits.length - reached;
}

/** F and M: 1 + the number of limits strictly below the value. */
export function scoreAbove(limits: readonly number[], value: number): number {
  let below = 0;
  while (below < limits.length && limits[below]! < value) below++;
  return 1 + below;
}
