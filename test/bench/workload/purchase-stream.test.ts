import { expect, test } from 'vitest';
import { purchaseStream } from './purchase-stream.ts';

const options = { seed: 'a', events: 5_000, customers: 1_000 };

test('the workload follows from its seed', () => {
  const purchases = [...purchaseStream(options)];

  expect([...purchaseStream(options)]).toEqual(purchases);
  expect([...purchaseStream({ ...options, seed: 'b' })]).not.toEqual(purchases);
});

test('purchases come in order, each with an id of its own, from nearly all customers', () => {
  const purchases = [...purchaseStream(options)];
  const times = purchases.map(({ occurredAt }) => occurredAt);

  expect(times).toEqual([...times].sort((left, right) => left - right));
  expect(new Set(purchases.map(({ eventId }) => eventId)).size).toBe(5_000);
  expect(new Set(purchases.map(({ customerId }) => customerId)).size).toBeGreaterThan(900);
});
