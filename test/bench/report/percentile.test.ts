import { expect, test } from 'vitest';
import { percentile } from './percentile.ts';

test('a percentile is one of the values, by nearest rank', () => {
  // The worked example of Wikipedia's "Percentile".
  const values = [35, 20, 15, 50, 40];

  expect([0.05, 0.3, 0.4, 0.5, 1].map((share) => percentile(values, share))).toEqual([15, 20, 20, 35, 50]);
});

test('numbers are ordered as numbers, and the argument stays as it was', () => {
  const values = [100, 9, 10];

  expect(percentile(values, 0.5)).toBe(10);
  expect(values).toEqual([100, 9, 10]);
});

test('of a hundred values the 99th percentile is the last but one', () => {
  const values = Array.from({ length: 100 }, (_, index) => index + 1);

  expect(percentile(values, 0.99)).toBe(99);
  expect(percentile(values, 0.999)).toBe(100);
});

test('of nothing there is no percentile', () => {
  expect(percentile([], 0.5)).toBeNaN();
});
