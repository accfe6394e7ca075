import { DAY, fitPurchaseModel, type PurchaseRhythm, type ZoneTable } from '@tidemark/core';
import { describe, expect, test } from 'vitest';
import { purchaseLogLikelihood } from '../../../core/src/models/purchase-log-likelihood.ts';
import { openShop } from './open-shop.ts';
import { DELIVERY } from './shop-parameters.ts';
import { trueModels } from './true-models.ts';

const utc: ZoneTable = { name: 'UTC', initialOffsetMs: 0, transitions: [] };
const startAt = Date.UTC(2025, 0, 1);
const DAYS = 500;
const shop = openShop({
  seed: '6',
  customers: 8_000,
  startAt,
  days: DAYS,
  zone: utc,
  currency: 'USD',
  leaving: 'for-good',
});
const orderDays = new Map<string, Set<number>>();
for (const { events } of shop.days) {
  for (const { type, customerId, occurredAt } of events) {
    if (type !== 'purchase') continue;
    const days = orderDays.get(customerId) ?? new Set();
    orderDays.set(customerId, days.add(Math.floor((occurredAt - startAt) / DAY)));
  }
}
const endOf = (days: ReadonlySet<number>) => Math.max(...days);

describe('a shop whose 8,000 customers leave for good', () => {
  const rhythms = [...orderDays.values()].map((days): PurchaseRhythm => {
    const first = Math.min(...days);
    return { x: days.size - 1, tX: (endOf(days) - first) / 7, T: (DAYS - first) / 7 };
  });
  const { model, logLikelihood, isAtBound } = fitPurchaseModel(rhythms);

  test('has the parameters that its customers are drawn by: a fit finds each within a tenth', () => {
    expect(isAtBound).toBe(false);
    for (const name of ['r', 'alpha', 'a', 'b'] as const) {
      // Of 8,000 customers a and b have a standard error of some 7 %: with another seed one may be further off.
      expect(Math.abs(model[name] / trueModels.purchase[name] - 1), name).toBeLessThan(0.1);
    }
  });

  test('the truth is as likely as what is fitted: twice the difference is no more than chi squared of four allows', () => {
    const ofTruth = purchaseLogLikelihood(trueModels.purchase, rhythms);

    // Once in a thousand seeds it is more.
    expect(2 * (logLikelihood - ofTruth)).toBeLessThan(18.47);
    expect(logLikelihood).toBeGreaterThanOrEqual(ofTruth);
  });
});

describe('departures', () => {
  test('who has left did so with its last order, and orders nothing more', () => {
    const left = shop.departures();

    expect(left.length / orderDays.size).toBeGreaterThan(0.5);
    for (const { customerId, leftAt } of left) {
      const day = Math.floor((leftAt - startAt) / DAY);
      // An order of the last days may be delivered after them.
      if (day < DAYS - DELIVERY.mostDaysLate) expect(day, customerId).toBe(endOf(orderDays.get(customerId)!));
    }
  });

  test('who has not left has ordered of late, or is about to: most of them within three months', () => {
    const left = new Set(shop.departures().map(({ customerId }) => customerId));
    const staying = [...orderDays].filter(([customerId]) => !left.has(customerId));

    const recent = staying.filter(([, days]) => endOf(days) >= DAYS - 91);

    expect(recent.length / staying.length).toBeGreaterThan(0.6);
  });

  test('where customers are won back, a departure ends with the order that does', () => {
    const lively = openShop({ seed: '6', customers: 200, startAt, days: 900, zone: utc, currency: 'USD' });
    const seen: (readonly string[])[] = [];
    let day = 0;
    for (const _ of lively.days) {
      if (++day % 300 === 0) seen.push(lively.departures().map(({ customerId }) => customerId));
    }

    const [early, , late] = seen;
    expect(early!.filter((id) => !late!.includes(id))).not.toEqual([]);
  });
});
