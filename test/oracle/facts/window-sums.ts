import type { EpochMs, Policy, ZoneTable } from '@tidemark/core';
import { dayOf } from '../calendar/local-days.ts';
import type { History } from './history.ts';

/** What lies in the window: today so far and `windowDays` full local days before it. */
export interface WindowSums {
  readonly purchases: number;
  readonly cancellations: number;
  /** Purchases less refunds and cancellations, each on its own day; may be negative. */
  readonly sumMinor: number;
}

export function windowSums(history: History, at: EpochMs, policy: Policy, zone: ZoneTable): WindowSums {
  const today = dayOf(zone, at);
  const inside = history.filter(
    (entry) => entry.kept && entry.day <= today && entry.day >= today - policy.rfm.windowDays,
  );
  const sums = { purchases: 0, cancellations: 0, sumMinor: 0 };
  for (const { event, moneyMinor } of inside) {
    if (event.kind === 'PURCHASE') sums.purchases += 1;
    if (event.kind === 'CANCELLATION') sums.cancellations += 1;
    if (event.kind === 'PURCHASE') sums.sumMinor += moneyMinor;
    if (event.kind === 'REFUND' || event.kind === 'CANCELLATION') sums.sumMinor -= moneyMinor;
  }
  return sums;
}
