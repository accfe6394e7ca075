import { DAY, HOUR, localDay } from '@tidemark/core';
import { expect, test } from 'vitest';
import { histogramsAt } from './histograms-at.ts';

const utc = { name: 'UTC', initialOffsetMs: 0, transitions: [] };
const midnight = Date.parse('2026-03-01T00:00:00Z');
const day = localDay(utc, midnight);

test('partitions are put together, and counters of classes are none of it', () => {
  const one = new Map([
    ['rfm:champions', 9],
    ['#f:1', 2],
    ['#f:7', 1],
    ['#m:1011', 3],
  ]);
  const two = new Map([['#f:1', 40]]);

  const found = histogramsAt([one, two], midnight, utc);

  expect(found.frequency).toEqual({ values: [1, 7], counts: [42, 1], total: 43 });
  expect(found.monetaryMinor).toEqual({ values: [1_011], counts: [3], total: 3 });
  expect(found.recencyDays.total).toBe(0);
});

test.each([
  ['midnight', midnight, [0, 2, 29]],
  ['noon', midnight + 12 * HOUR, [1, 3, 30]],
  ['an hour before the first purchase was looked at', midnight - 3 * DAY, [0, 26]],
])('last days become ages as of %s', (_when, at, ages) => {
  const days = [day - 1, day - 3, day - 30].map((each) => [`#r:${each}`, 1] as const);

  expect(histogramsAt([new Map(days)], at, utc).recencyDays.values).toEqual(ages);
});
