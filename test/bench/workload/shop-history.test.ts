import { expect, test } from 'vitest';
import { producerOf, shopProducers } from '../../../packages/simulation/src/driving/shop-producers.ts';
import { HISTORY_STARTS, shopHistory } from './shop-history.ts';

const DAY = 86_400_000;
const options = { seed: 'a', events: 10_000, customers: 2_500, days: 180 };
const events = [...shopHistory(options)];

test('the history follows from its seed', () => {
  expect([...shopHistory(options)]).toEqual(events);
  expect([...shopHistory({ ...options, seed: 'b' })]).not.toEqual(events);
});

test('events come in order, over all days', () => {
  const times = events.map(({ occurredAt }) => occurredAt);

  expect(times).toEqual([...times].sort((left, right) => left - right));
  expect(times[0]).toBeGreaterThanOrEqual(HISTORY_STARTS);
  expect(times.at(-1)).toBeLessThan(HISTORY_STARTS + 180 * DAY);
  expect(times.at(-1)).toBeGreaterThan(HISTORY_STARTS + 179 * DAY);
});

test('few customers have much, many have little, and each comes by one source', () => {
  const byCustomer = Map.groupBy(events, ({ customerId }) => customerId);
  const sizes = [...byCustomer.values()].map(({ length }) => length).sort((a, b) => b - a);

  expect(sizes[0]).toBeGreaterThan(1_000);
  expect(sizes.filter((size) => size === 1).length).toBeGreaterThan(300);
  for (const ofCustomer of byCustomer.values()) {
    expect(new Set(ofCustomer.map((event) => producerOf(shopProducers, event))).size).toBe(1);
  }
});

test('most events are purchases, some interactions, few feedback', () => {
  const shares = shopProducers.map(
    (producer) => events.filter((event) => producerOf(shopProducers, event) === producer).length / 10_000,
  );

  expect(shares[0]).toBeGreaterThan(0.6);
  expect(shares[1]).toBeGreaterThan(0.15);
  expect(shares[2]).toBeGreaterThan(0.04);
});
