import type { ZoneTable } from '@tidemark/core';
import { localDays } from './local-days.ts';
import type { ShopDay } from './shop-day.ts';
import type { ShopEvent } from './shop-event.ts';

/**
 * Events by local day, from the day of the first one on and without end: days without events follow. Every event is
 * delivered on its own day. Without events there are no days.
 *
 * @param events by (occurredAt, index)
 */
export function* daysOf(events: readonly ShopEvent[], zone: ZoneTable): Generator<ShopDay> {
  const first = events[0];
  if (first === undefined) return;
  let next = 0;
  for (const { date, end } of localDays(zone, first.occurredAt)) {
    const from = next;
    while (next < events.length && events[next]!.occurredAt < end) next++;
    yield { date, events: events.slice(from, next), tickAt: end - 1 };
  }
}
