import { exponential } from './random/exponential.ts';
import type { Random } from './random/random.ts';
import type { ShopEvent } from './shop-event.ts';
import { DELIVERY } from './shop-parameters.ts';

/** The days (counted from now, ascending) on which the shop's systems deliver an event: one, or two for a duplicate. */
export function drawDelivery(random: Random): readonly number[] {
  const fate = random();
  if (fate >= DELIVERY.lateShare + DELIVERY.duplicateShare) return [0];
  if (fate >= DELIVERY.lateShare) return [0, random() < DELIVERY.duplicateAtOnceShare ? 0 : 1];
  const late = 1 + Math.floor(exponential(random, 1 / DELIVERY.meanMoreDaysLate));
  return [Math.min(late, DELIVERY.mostDaysLate)];
}

/** What waits to be delivered, by day. */
export interface Deliveries {
  add(day: number, event: ShopEvent): void;
  /** All of a day, once, in no order. */
  take(day: number): ShopEvent[];
}

export function openDeliveries(): Deliveries {
  const byDay = new Map<number, ShopEvent[]>();
  return {
    add(day, event) {
      const events = byDay.get(day);
      if (events) events.push(event);
      else byDay.set(day, [event]);
    },
    take(day) {
      const events = byDay.get(day) ?? [];
      byDay.delete(day);
      return events;
    },
  };
}
