import type { ShopEvent } from '../../../packages/simulation/src/shop/shop-event.ts';
import { simulateShop } from '../../../packages/simulation/src/shop/simulate-shop.ts';
import type { PurchaseStreamOptions } from './purchase-stream.ts';

/** The first events of a simulated shop: mostly visits and mails, a purchase in five, as the segmenter meets them. */
export function shopStream({ seed, events, customers }: PurchaseStreamOptions): readonly ShopEvent[] {
  const taken: ShopEvent[] = [];
  const shop = simulateShop({
    seed,
    customers,
    startAt: Date.UTC(2025, 0, 1),
    days: Number.POSITIVE_INFINITY,
    zone: { name: 'UTC', initialOffsetMs: 0, transitions: [] },
    currency: 'EUR',
  });
  for (const day of shop) {
    for (const event of day.events) {
      taken.push(event);
      if (taken.length === events) return taken;
    }
  }
  return taken;
}
