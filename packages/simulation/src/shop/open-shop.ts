import { type EpochMs, HOUR, type ZoneTable } from '@tidemark/core';
import { type Customer, openCustomer } from './customer.ts';
import { drawDelivery, openDeliveries } from './delivery.ts';
import type { Happening } from './happening.ts';
import { type DaySpan, localDays } from './local-days.ts';
import type { Leaving } from './order-plan.ts';
import type { ShopDay } from './shop-day.ts';
import { byOccurrence, type ShopEvent } from './shop-event.ts';

/** Which shop. */
export interface ShopOptions {
  /** The same seed gives the same events. A longer run begins with the shorter one; more customers do not change the others. */
  readonly seed: string;
  readonly customers: number;
  /** The shop opens at the beginning of the local day that this instant lies in. */
  readonly startAt: EpochMs;
  /** May be Infinity. */
  readonly days: number;
  readonly zone: ZoneTable;
  readonly currency: string;
  /** Whether customers who leave are won back after long, as in life, or are gone for good, as in the models; the former by default. */
  readonly leaving?: Leaving;
}

/** A customer who has left after an order and was not seen again so far. */
export interface Departure {
  readonly customerId: string;
  /** The instant of that order. */
  readonly leftAt: EpochMs;
}

/** A shop whose days come one by one. */
export interface Shop {
  readonly days: Generator<ShopDay>;
  /** Who has left by the last day taken, whether or not it can be known from events: in the order of customers. */
  departures(): readonly Departure[];
}

/** Nothing happens at night: a day's events lie between 7 and 23 o'clock. */
const OPENS = 7 * HOUR;
const OPEN = 16 * HOUR;

/**
 * A shop day by day, each with the events that its systems deliver on it: purchases at gamma rates with beta dropout,
 * gamma-gamma spend, refunds, cancellations, complaints and scores, visits that fade before a customer leaves; wishes not to be contacted;
 * some events delivered days late, some twice.
 *
 * @example [...openShop({ seed: '1', customers: 2, startAt: 0, days: 30, zone: utc, currency: 'USD' }).days]
 */
export function openShop(options: ShopOptions): Shop {
  const { leaving = 'for-long' } = options;
  const customers = Array.from({ length: options.customers }, (_, i) =>
    openCustomer({ ...options, leaving }, i + 1),
  );
  const lastOrders = new Map<string, EpochMs>();
  return {
    days: liveDays(options, customers, lastOrders),
    departures: () =>
      customers.flatMap(({ id: customerId, hasLeft }) =>
        hasLeft() ? { customerId, leftAt: lastOrders.get(customerId)! } : [],
      ),
  };
}

function* liveDays(
  options: ShopOptions,
  customers: readonly Customer[],
  lastOrders: Map<string, EpochMs>,
): Generator<ShopDay> {
  const deliveries = openDeliveries();
  let index = 0;
  let day = 0;
  for (const { date, start, end } of localDays(options.zone, options.startAt)) {
    if (day >= options.days) return;
    for (const customer of customers) {
      for (const happening of customer.live(day)) {
        index++;
        const event = identify(happening, customer.id, index, { date, start, end });
        if (event.type === 'purchase') lastOrders.set(customer.id, event.occurredAt);
        for (const later of drawDelivery(customer.random)) deliveries.add(day + later, event);
      }
    }
    yield { date, events: deliveries.take(day).sort(byOccurrence), tickAt: end - 1 };
    day++;
  }
}

function identify({ at, event }: Happening, customerId: string, index: number, day: DaySpan): ShopEvent {
  const occurredAt = Math.min(day.start + OPENS + Math.floor((at % 1) * OPEN), day.end - 1);
  return { ...event, eventId: `e-${index}`, customerId, occurredAt, index };
}
