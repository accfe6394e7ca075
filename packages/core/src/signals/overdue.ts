import type { State } from '../state/state.ts';
import type { View } from '../state/view.ts';
import { DAY, type DurationMs } from '../time/time-units.ts';

/** A silence twice as long as the usual gap is overdue. */
const GAPS = 2;

/**
 * The silence from which a customer is overdue: min(2·g, max(14 d, ⌈2·(last − first + k·g) / (x + k)⌉)) in whole
 * milliseconds, where k gaps of length g are assumed before anything is known and x is repeat purchase days.
 *
 * The mean gap is shrunk towards g like a rate under a gamma prior; the cap says that nobody gets more patience than a
 * customer of whom nothing is known. Undefined for a customer who never bought.
 */
export function overdueThreshold({ state, policy }: View): DurationMs | undefined {
  const span = purchaseSpan(state);
  if (span === undefined) return undefined;
  const { priorGaps, priorGapDays, minOverdueDays } = policy.churn;
  const priorGap = priorGapDays * DAY;
  const gaps = state.purchaseDays - 1 + priorGaps;
  const usual = Math.ceil((GAPS * (span + priorGaps * priorGap)) / gaps);
  return Math.min(GAPS * priorGap, Math.max(minOverdueDays * DAY, usual));
}

function purchaseSpan({ firstPurchaseAt, lastPurchaseAt }: State): DurationMs | undefined {
  return firstPurchaseAt === null || lastPurchaseAt === null ? undefined : lastPurchaseAt - firstPurchaseAt;
}
