import { expect, test } from 'vitest';
import { openPartitionCounters } from './partition-counters.ts';

test('counters go on from what is stored and are taken as they stand, once', () => {
  const counters = openPartitionCounters(
    new Map([
      ['rfm:champions', 3],
      ['#f:7', 2],
      ['#m:11', 1],
    ]),
  );

  counters.add('rfm', 'champions', 1);
  counters.add('#f', 7, -2);
  counters.add('value', 'low', 1);

  expect(counters.take()).toEqual([
    ['rfm:champions', 4],
    ['#f:7', 0],
    ['value:low', 1],
  ]);
  expect(counters.take()).toEqual([]);
});

test('one that ends where it began is taken all the same', () => {
  const counters = openPartitionCounters(new Map([['rfm:lost', 5]]));

  counters.add('rfm', 'lost', 1);
  counters.add('rfm', 'lost', -1);

  expect(counters.take()).toEqual([['rfm:lost', 5]]);
});
