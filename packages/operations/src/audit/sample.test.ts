import { partitionFor } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { sampleOf, shareOf } from './sample.ts';

const customers = Array.from({ length: 20_000 }, (_, index) => `c-${index}`);

test('a share takes about so many customers of every partition, and a larger one takes them too', () => {
  const fifth = sampleOf(0.2);
  const half = sampleOf(0.5);

  for (const partition of [0, 1, 2, 3]) {
    const ofPartition = customers.filter((id) => partitionFor(id, 4) === partition);
    const taken = ofPartition.filter(fifth);
    expect(taken.length / ofPartition.length).toBeCloseTo(0.2, 1);
    expect(taken.every(half)).toBe(true);
  }
  expect(customers.every(sampleOf(1))).toBe(true);
});

test('a number of customers is a share of those there are', () => {
  expect(shareOf({ kind: 'count', count: 300 }, 1_200)).toBe(0.25);
  expect(shareOf({ kind: 'count', count: 300 }, 100)).toBe(1);
  expect(shareOf({ kind: 'count', count: 300 }, 0)).toBe(1);
});
