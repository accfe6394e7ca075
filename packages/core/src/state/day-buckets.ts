import { addMoney } from '../money/add-money.ts';
import type { LocalDay } from '../time/local-day.ts';

/** What one local day brought. Refunds and cancellations count on their own day, so the money may be negative. */
export interface DayBucket {
  readonly day: LocalDay;
  readonly purchases: number;
  readonly cancellations: number;
  readonly moneyMinor: number;
}

/** Days on which something happened, ascending; days without anything have no bucket. */
export type DayBuckets = readonly DayBucket[];

/** The bucket of a day, or undefined. */
export function bucketOf(buckets: DayBuckets, day: LocalDay): DayBucket | undefined {
  // From the end: nearly every event belongs to the latest day.
  for (let index = buckets.length - 1; index >= 0; index--) {
    const bucket = buckets[index]!;
    if (bucket.day === day) return bucket;
    if (bucket.day < day) return undefined;
  }
  return undefined;
}

/** The buckets with one day's counts and money added to. */
export function addToDay(buckets: DayBuckets, added: DayBucket): DayBuckets {
  let index = buckets.length;
  while (index > 0 && buckets[index - 1]!.day > added.day) index--;
  const known = index > 0 ? buckets[index - 1]! : undefined;
  const copy = buckets.slice();
  if (known === undefined || known.day !== added.day) {
    copy.splice(index, 0, added);
    return copy;
  }
  copy[index - 1] = {
    day: known.day,
    purchases: known.purchases + added.purchases,
    cancellations: known.cancellations + added.cancellations,
    moneyMinor: addMoney(known.moneyMinor, added.moneyMinor),
  };
  return copy;
}

/** The buckets of `firstDay` and later. */
export function dropDaysBefore(buckets: DayBuckets, firstDay: LocalDay): DayBuckets {
  let index = 0;
  while (index < buckets.length && buckets[index]!.day < firstDay) index++;
  return index === 0 ? buckets : buckets.slice(index);
}
