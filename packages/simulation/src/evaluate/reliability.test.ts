import { expect, test } from 'vitest';
import { brierScore, type Forecast, reliability } from './reliability.ts';

test('the mean of squared errors', () => {
  const forecasts = [
    { probability: 0.5, happened: true },
    { probability: 0.1, happened: false },
  ];

  expect(brierScore(forecasts)).toBeCloseTo((0.25 + 0.01) / 2);
  expect(brierScore([])).toBeNull();
});

test('tenths, the least probable first', () => {
  const forecasts = Array.from(
    { length: 20 },
    (_, index): Forecast => ({ probability: index / 20, happened: index >= 18 }),
  ).reverse();

  const deciles = reliability(forecasts);

  expect(deciles).toHaveLength(10);
  expect(deciles[0]).toEqual({ forecasts: 2, expected: 0.025, observed: 0 });
  expect(deciles[9]).toEqual({ forecasts: 2, expected: 0.925, observed: 1 });
});

test('of fewer than ten, as many parts as there are', () => {
  expect(reliability([{ probability: 0.4, happened: true }])).toEqual([
    { forecasts: 1, expected: 0.4, observed: 1 },
  ]);
});
