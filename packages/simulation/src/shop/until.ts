import type { EpochMs } from '@tidemark/core';
import type { ShopDay } from './shop-day.ts';

/**
 * The days up to the instant `last`, and `most` of them at most. The day that reaches `last` ends with a tick at it,
 * inclusive, and without the events after it.
 */
export function* until(
  days: Iterable<ShopDay>,
  last: EpochMs,
  most: number = Number.POSITIVE_INFINITY,
): Generator<ShopDay> {
  let count = 0;
  for (const day of days) {
    if (count++ >= most) return;
    if (day.tickAt < last) {
      yield day;
      continue;
    }
    const events = day.events.filter((event) => event.occurredAt <= last);
    yield { date: day.date, events, tickAt: last };
    return;
  }
}
