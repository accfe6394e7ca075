import type { DayBuckets } from '../state/day-buckets.ts';
import type { LocalDay } from '../time/local-day.ts';

/** Sums over the days of a window. Money may be negative: the floor of 0 is applied where it is read. */
export interface WindowTotals {
  readonly purchases: number;
  readonly cancellations: number;
  readonly moneyMinor: number;
}

/** Sums the buckets of `firstDay` and later. */
export function totalsSince(buckets: DayBuckets, firstDay: LocalDay): WindowTotals {
  let purchases = 0;
  let cancellations = 0;
  let moneyMinor = 0;
  for (let index = buckets.length - 1; index >= 0; index--) {
    const bucket = buckets[index]!;
    if (bucket.day < firstDay) break;
    purchases += bucket.purchases;
    cancellations += bucket.cancellations;
    moneyMinor += bucket.moneyMinor;
  }
  return { purchases, cancellations, moneyMinor };
}
