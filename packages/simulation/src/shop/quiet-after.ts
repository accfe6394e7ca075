import type { ShopDay } from './shop-day.ts';

/** The first `busy` days as they are; those that follow have no events, only their tick. */
export function* quietAfter(days: Iterable<ShopDay>, busy: number): Generator<ShopDay> {
  let count = 0;
  for (const day of days) yield count++ < busy ? day : { ...day, events: [] };
}
