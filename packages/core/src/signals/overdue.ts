import type { Policy } from '../rules/policy.ts';
import type { State } from '../state/state.ts';
import { earlierAfter } from '../time/earlier-after.ts';
import { DAY, type DurationMs } from '../time/time-units.ts';
import { countOf } from './count-of.ts';
import type { Signal } from './signal.ts';

/** A silence twice as long as the usual gap is overdue. */
const GAPS = 2;

/**
 * Silence that is long for this customer: no PURCHASE for `overdueThreshold`. Observed and threshold are milliseconds of
 * silence.
 */
export const overdue: Signal = {
  name: 'overdue',
  kind: 'silence',

  stands({ state, policy, at }) {
    const threshold = overdueThreshold(state, policy)!;
    const observed = at - state.lastPurchaseAt!;
    return observed < threshold ? null : { observed, threshold };
  },

  since: ({ state, policy }) => state.lastPurchaseAt! + overdueThreshold(state, policy)!,

  nextChange: ({ state, policy, at }) =>
    earlierAfter(at, state.lastPurchaseAt! + overdueThreshold(state, policy)!),

  words: {
    observed: (observed, threshold) =>
      `silent for ${countOf(inDays(observed), 'day')}, overdue from ${countOf(inDays(threshold), 'day')} on`,
    limit: ({ state, policy }) => {
      const threshold = overdueThreshold(state, policy);
      return threshold === undefined ? null : `overdue after ${(threshold / DAY).toFixed(1)} d`;
    },
  },
};

/**
 * The silence from which a customer is overdue, in whole milliseconds (FOLD.md, section 5):
 *
 *     min(2·g, max(minOverdueDays, ⌈2·(last − first + k·g) / (x + k)⌉))
 *
 * where `priorGaps` k gaps of `priorGapDays` g are assumed before anything is known, and x is the number of repeat purchase
 * days. The mean gap is shrunk towards g like a rate under a gamma prior; the cap 2·g says that nobody gets more time than
 * a customer of whom nothing is known. Undefined for a customer who never bought.
 */
function overdueThreshold(
  { firstPurchaseAt, lastPurchaseAt, purchaseDays }: State,
  { churn: { priorGaps, priorGapDays, minOverdueDays } }: Policy,
): DurationMs | undefined {
  if (firstPurchaseAt === null || lastPurchaseAt === null) return undefined;
  const priorGap = priorGapDays * DAY;
  const gaps = purchaseDays - 1 + priorGaps;
  const usual = Math.ceil((GAPS * (lastPurchaseAt - firstPurchaseAt + priorGaps * priorGap)) / gaps);
  return Math.min(GAPS * priorGap, Math.max(minOverdueDays * DAY, usual));
}

/** Days, to a tenth where they are not whole. */
function inDays(ms: DurationMs): number {
  return Math.round((10 * ms) / DAY) / 10;
}
