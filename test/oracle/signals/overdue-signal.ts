import { DAY, type DurationMs, type EpochMs, type ObservedSignal, type Policy } from '@tidemark/core';
import type { Lifetime } from '../facts/lifetime.ts';

/** ⌈numerator / denominator⌉, exactly. */
function ceilOfQuotient(numerator: bigint, denominator: bigint): number {
  return Number((numerator + denominator - 1n) / denominator);
}

/** ⌈percent/100 · (last − first + k·g)/(x + k)⌉: so many hundredths of the customer's usual gap. */
function hundredthsOfGap(percent: number, life: Lifetime, { churn }: Policy): DurationMs {
  const { priorGaps: k, priorGapDays } = churn;
  const span = BigInt(life.lastAt - life.firstAt + k * priorGapDays * DAY);
  return ceilOfQuotient(BigInt(percent) * span, 100n * BigInt(life.days.size - 1 + k));
}

/** How long this customer may be silent (FOLD.md 9): min(⌈c·g⌉, max(minimum, ⌈c·(last − first + k·g)/(x + k)⌉)). */
export function overdueAfter(life: Lifetime, policy: Policy): DurationMs {
  const { priorGapDays, minOverdueDays, factorPercent } = policy.churn;
  const most = ceilOfQuotient(BigInt(factorPercent) * BigInt(priorGapDays * DAY), 100n);
  return Math.min(most, Math.max(minOverdueDays * DAY, hundredthsOfGap(factorPercent, life, policy)));
}

/** null: the signal does not stand. */
export function overdueSignal(life: Lifetime, at: EpochMs, policy: Policy): ObservedSignal | null {
  const threshold = overdueAfter(life, policy);
  const observed = at - life.lastAt;
  if (observed < threshold) return null;
  return { signal: 'overdue', observed, threshold, since: life.lastAt + threshold };
}

/** When the next purchase was to be expected (FOLD.md 9): one usual gap after the last one. */
export function nextPurchaseExpectedBy(life: Lifetime, policy: Policy): EpochMs {
  return life.lastAt + hundredthsOfGap(100, life, policy);
}
