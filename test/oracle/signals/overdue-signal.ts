import { DAY, type DurationMs, type EpochMs, type ObservedSignal, type Policy } from '@tidemark/core';
import type { Lifetime } from '../facts/lifetime.ts';

/** How long this customer may be silent (FOLD.md 5): min(2·g, max(minimum, ⌈2·(last − first + k·g)/(x + k)⌉)). */
export function overdueAfter(life: Lifetime, policy: Policy): DurationMs {
  const { priorGaps: k, priorGapDays, minOverdueDays } = policy.churn;
  const g = priorGapDays * DAY;
  const x = life.days.size - 1;
  const usual = Math.ceil((2 * (life.lastAt - life.firstAt + k * g)) / (x + k));
  return Math.min(2 * g, Math.max(minOverdueDays * DAY, usual));
}

/** null: the signal does not stand. */
export function overdueSignal(life: Lifetime, at: EpochMs, policy: Policy): ObservedSignal | null {
  const threshold = overdueAfter(life, policy);
  const observed = at - life.lastAt;
  if (observed < threshold) return null;
  return { signal: 'overdue', observed, threshold, since: life.lastAt + threshold };
}
