import type { EpochMs } from '@tidemark/core';
import type { ShopDay } from './shop-day.ts';

/**
 * The days up to `until`; the last one ends with a tick at `until` itself, inclusive, and without the events after it.
 */
export function* until(days: Iterable<ShopDay>, last: EpochMs): Generator<ShopDay> {
  for (const day of days) {
    if (day.tickAt < last) {
      yield day;
      continue;
    }
    const events = day.events.filter((event) => event.occurredAt <= last);
    yield { date: day.date, events, tickAt: last };
    return;
  }
}
