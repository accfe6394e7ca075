import { openShop, type ShopOptions } from './open-shop.ts';
import type { ShopDay } from './shop-day.ts';

/**
 * The days of a shop alone, for who need not know what its customers are really like.
 *
 * @example [...simulateShop({ seed: '1', customers: 2, startAt: 0, days: 30, zone: utc, currency: 'USD' })]
 */
export function simulateShop(options: ShopOptions): Generator<ShopDay> {
  return openShop(options).days;
}
