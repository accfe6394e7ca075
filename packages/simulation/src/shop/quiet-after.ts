import type { ShopDay } from './shop-day.ts';

/** The first `busy` days as they are; on those that follow nothing happens, and only time goes on. */
export function* quietAfter(days: Iterable<ShopDay>, busy: number): Generator<ShopDay> {
  let count = 0;
  for (const day of days) yield count++ < busy ? day : { ...day, events: [] };
}
