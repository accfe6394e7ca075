import type { Policy } from '../rules/policy.ts';
import type { State } from '../state/state.ts';
import { earlierAfter } from '../time/earlier-after.ts';
import { DAY, type DurationMs, NEVER } from '../time/time-units.ts';
import { countOf } from './count-of.ts';
import { modelOfPActive } from './p-active.ts';
import type { Signal } from './signal.ts';

/**
 * Silence that is long for this customer: no PURCHASE for `overdueThreshold`. Observed and threshold are milliseconds of
 * silence. It stands in for p_active, and never where that exists: side by side the earlier and worse of the two would raise
 * every alert.
 */
export const overdue: Signal = {
  name: 'overdue',
  kind: 'silence',

  stands({ state, policy, at }) {
    if (modelOfPActive(policy) !== null) return null;
    const threshold = overdueThreshold(state, policy)!;
    const observed = at - state.lastPurchaseAt!;
    return observed < threshold ? null : { observed, threshold };
  },

  since: ({ state, policy }) => state.lastPurchaseAt! + overdueThreshold(state, policy)!,

  nextChange: ({ state, policy, at }) =>
    modelOfPActive(policy) === null
      ? earlierAfter(at, state.lastPurchaseAt! + overdueThreshold(state, policy)!)
      : NEVER,

  words: {
    name: { en: 'overdue', zh: '逾期未购' },
    observed: (observed, threshold) =>
      `silent for ${countOf(inDays(observed), 'day')}, overdue from ${countOf(inDays(threshold), 'day')} on`,
    limit: ({ state, policy }) => {
      if (modelOfPActive(policy) !== null) return null;
      const threshold = overdueThreshold(state, policy);
      return threshold === undefined ? null : `overdue after ${(threshold / DAY).toFixed(1)} d`;
    },
    silence: ({ observed }) => observed,
  },
};

/**
 * The silence from which a customer is overdue, in whole milliseconds (FOLD.md, section 5):
 *
 *     min(⌈c·g⌉, max(minOverdueDays, ⌈c·(last − first + k·g) / (x + k)⌉))
 *
 * where `priorGaps` k gaps of `priorGapDays` g are assumed before anything is known, c is `factorPercent` / 100, and x is the
 * number of repeat purchase days. The mean gap is shrunk towards g like a rate under a gamma prior; the cap c·g says that
 * nobody gets more time than a customer of whom nothing is known. Gaps between purchases are close to exponential: beyond
 * twice the mean lies every seventh gap of a loyal customer. Undefined for a customer who never bought.
 */
function overdueThreshold(
  state: State,
  { churn: { priorGaps, priorGapDays, factorPercent, minOverdueDays } }: Policy,
): DurationMs | undefined {
  const { firstPurchaseAt, lastPurchaseAt, purchaseDays } = state;
  if (firstPurchaseAt === null || lastPurchaseAt === null) return undefined;
  const priorGap = priorGapDays * DAY;
  const gaps = purchaseDays - 1 + priorGaps;
  const usual = ceilProduct(
    factorPercent,
    lastPurchaseAt - firstPurchaseAt + priorGaps * priorGap,
    100 * gaps,
  );
  return Math.min(ceilProduct(factorPercent, priorGap, 100), Math.max(minOverdueDays * DAY, usual));
}

/**
 * The usual gap between this customer's purchases, in whole milliseconds: ⌈(last − first + k·g) / (x + k)⌉. By it the next one
 * is expected.
 */
export function usualGap(
  { firstPurchaseAt, lastPurchaseAt, purchaseDays }: State,
  { churn: { priorGaps, priorGapDays } }: Policy,
): DurationMs {
  const known = lastPurchaseAt! - firstPurchaseAt! + priorGaps * priorGapDays * DAY;
  return ceilProduct(1, known, purchaseDays - 1 + priorGaps);
}

/** ⌈factor · value / divisor⌉ of whole numbers, exactly: also where the quotient lies just above a whole number. */
function ceilProduct(factor: number, value: number, divisor: number): number {
  const dividend = factor * value;
  if (dividend > Number.MAX_SAFE_INTEGER) return ceilOfLarge(factor, value, divisor);
  const quotient = Math.floor(dividend / divisor);
  return quotient * divisor < dividend ? quotient + 1 : quotient;
}

/** A prior of many long gaps takes more than a number holds. */
function ceilOfLarge(factor: number, value: number, divisor: number): number {
  const by = BigInt(divisor);
  return Number((BigInt(factor) * BigInt(value) + by - 1n) / by);
}

/** Days, to a tenth where they are not whole. */
function inDays(ms: DurationMs): number {
  return Math.round((10 * ms) / DAY) / 10;
}
