import { retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { whyNoModel } from './why-no-model.ts';

const model = { r: 0.637, alpha: 7.31, a: 0.807, b: 1.228 };
const nothing = { scorecards: [] };

test('a model by which customers leave is one', () => {
  expect(whyNoModel(retail, model, nothing)).toBeNull();
});

test('a model by which nobody leaves is none', () => {
  expect(whyNoModel(retail, { ...model, a: 0.0001 }, nothing)).toEqual({ why: 'degenerate' });
});

test('where models are fixed none was to be fitted', () => {
  const fixed = { ...retail, calibration: { ...retail.calibration, models: 'fixed' as const } };

  expect(whyNoModel(fixed, null, nothing)).toEqual({ why: 'fixed' });
});

test('otherwise it is why the fit was kept out', () => {
  const purchase = { why: 'no-repeat-purchase', customers: 700 } as const;
  const scorecard = {
    calibratedAt: 0,
    customers: 700,
    recencyDays: [],
    frequency: [],
    monetaryMinor: [],
    value: null,
    models: { purchase: null, spend: null },
  };
  const scorecards = [{ effectiveAt: 0, scorecard, keptOut: { purchase, spend: null } }];

  expect(whyNoModel(retail, null, { scorecards })).toBe(purchase);
  expect(whyNoModel(retail, null, nothing)).toEqual({ why: 'too-few', customers: 0 });
});
