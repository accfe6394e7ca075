import { DAY, HOUR, type ZoneTable } from '@tidemark/core';
import { describe, expect, test } from 'vitest';
import type { ShopDay } from './shop-day.ts';
import type { ShopEvent, ShopTrade } from './shop-event.ts';
import { simulateShop } from './simulate-shop.ts';

const utc: ZoneTable = { name: 'UTC', initialOffsetMs: 0, transitions: [] };
const startAt = Date.UTC(2025, 0, 1);
const base = { seed: 'test', customers: 400, startAt, days: 400, zone: utc, currency: 'USD' };
const year = [...simulateShop(base)];
const events = year.flatMap((day) => day.events);
const firsts = [...new Map(events.map((event) => [event.eventId, event])).values()];
const purchases = firsts.filter((event): event is ShopTrade => event.type === 'purchase');

function share(part: number, whole: number): number {
  return part / whole;
}

describe('the simulated shop', () => {
  test('is the same for the same seed and another for another', () => {
    const few = { ...base, customers: 20, days: 60 };

    expect([...simulateShop(few)]).toEqual([...simulateShop(few)]);
    expect([...simulateShop(few)]).not.toEqual([...simulateShop({ ...few, seed: 'other' })]);
  });

  test('a longer run begins with the shorter one', () => {
    const short = [...simulateShop({ ...base, days: 30 })];

    expect(short).toEqual(year.slice(0, 30));
  });

  test('more customers leave those already there as they were', () => {
    const of = (days: ShopDay[]) =>
      days
        .flatMap((day) => day.events)
        .filter((event) => event.customerId <= 'c-000005')
        .map(({ eventId: _id, index: _index, ...what }) => what);

    expect(of([...simulateShop({ ...base, customers: 5, days: 90 })])).toEqual(
      of([...simulateShop({ ...base, customers: 50, days: 90 })]),
    );
  });

  test('delivers each day in order, nothing from the future, late ones on a later day', () => {
    let late = 0;
    for (const day of year) {
      const keys = day.events.map((event) => [event.occurredAt, event.index] as const);
      expect(keys).toEqual([...keys].sort((a, b) => a[0] - b[0] || a[1] - b[1]));
      expect(Math.max(startAt, ...day.events.map((event) => event.occurredAt))).toBeLessThanOrEqual(
        day.tickAt,
      );
      late += day.events.filter((event) => event.occurredAt < day.tickAt + 1 - DAY).length;
    }
    expect(share(late, events.length)).toBeGreaterThan(0.015);
    expect(share(late, events.length)).toBeLessThan(0.03);
  });

  test('duplicates are the same event again', () => {
    const seen = new Map<string, ShopEvent>();
    let again = 0;
    for (const event of events) {
      const first = seen.get(event.eventId);
      if (first === undefined) seen.set(event.eventId, event);
      else expect(event, `${++again}`).toEqual(first);
    }

    expect(share(again, events.length)).toBeGreaterThan(0.01);
    expect(share(again, events.length)).toBeLessThan(0.02);
  });

  test('has every kind of event, several channels and sources', () => {
    const of = (key: string) =>
      new Set(events.map((event) => (event as unknown as Record<string, unknown>)[key]));

    expect(of('type')).toEqual(new Set(['purchase', 'refund', 'cancellation', 'interaction', 'feedback']));
    expect(of('channel').size).toBeGreaterThanOrEqual(4);
    expect(of('source').size).toBeGreaterThanOrEqual(5);
    expect(of('scale')).toEqual(new Set([undefined, 'CSAT', 'NPS', 'NONE']));
  });

  test('spends as gamma-gamma says: the mean order is near 35.22', () => {
    const perCustomer = Map.groupBy(purchases, (event) => event.customerId);
    const means = [...perCustomer.values()].map(
      (own) => own.reduce((sum, event) => sum + event.amountMinor, 0) / own.length,
    );
    const mean = means.reduce((sum, x) => sum + x, 0) / means.length;

    expect(mean).toBeGreaterThan(3_000);
    expect(mean).toBeLessThan(4_100);
  });

  test('customers show up less after what will prove their last order for long', () => {
    let [before, after] = [0, 0];
    for (const own of Map.groupBy(firsts, (event) => event.customerId).values()) {
      const orders = own.filter((event) => event.type === 'purchase');
      const last = orders.at(-1);
      if (!last || last.occurredAt > startAt + 250 * DAY) continue;
      if (orders[0]!.occurredAt > last.occurredAt - 60 * DAY) continue;
      const visits = (from: number, to: number) =>
        own.filter(
          ({ type, occurredAt }) =>
            type === 'interaction' &&
            occurredAt >= last.occurredAt + from * DAY &&
            occurredAt < last.occurredAt + to * DAY,
        ).length;
      before += visits(-60, 0);
      after += visits(30, 90);
    }
    expect(after).toBeLessThan(before / 2);
  });

  test('customers have enough of a channel or of all now and then, and some want them again', () => {
    const wishes = firsts.flatMap((event) =>
      event.type === 'interaction' && (event.kind === 'OPT_OUT' || event.kind === 'OPT_IN') ? event : [],
    );

    const [out, again] = (['OPT_OUT', 'OPT_IN'] as const).map((kind) =>
      wishes.filter((event) => event.kind === kind),
    );
    expect(share(out!.length, base.customers)).toBeGreaterThan(0.05);
    expect(share(out!.length, base.customers)).toBeLessThan(0.25);
    expect(again!.length).toBeGreaterThan(2);
    expect(new Set(out!.map(({ channel }) => channel))).toEqual(new Set(['email', 'phone', null]));
    for (const { customerId, occurredAt, channel } of again!) {
      expect(
        wishes.some(
          (one) => one.customerId === customerId && one.channel === channel && one.occurredAt <= occurredAt,
        ),
      ).toBe(true);
    }
  });

  test('a day of 23 hours is a day like any other', () => {
    const berlin: ZoneTable = {
      name: 'Europe/Berlin',
      initialOffsetMs: HOUR,
      transitions: [{ at: Date.UTC(2025, 2, 30, 1), offsetMs: 2 * HOUR }],
    };
    const days = [
      ...simulateShop({ ...base, customers: 3, zone: berlin, startAt: Date.UTC(2025, 2, 29, 12), days: 3 }),
    ];

    expect(days.map((day) => [day.date, new Date(day.tickAt).toISOString()])).toEqual([
      ['2025-03-29', '2025-03-29T22:59:59.999Z'],
      ['2025-03-30', '2025-03-30T21:59:59.999Z'],
      ['2025-03-31', '2025-03-31T21:59:59.999Z'],
    ]);
  });
});
