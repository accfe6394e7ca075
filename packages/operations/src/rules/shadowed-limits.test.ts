import { noModels, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { shadowedLimits } from './shadowed-limits.ts';

const scorecard = {
  calibratedAt: 0,
  customers: 9,
  recencyDays: [1, 2, 3, 4],
  frequency: [1, 2],
  monetaryMinor: [1, 2, 3, 4],
  value: { highMinor: 9, midMinor: 5 },
  models: noModels,
};

test('limits that a scorecard replaces are listed, and no others', () => {
  const policy = { ...retail, calibration: { ...retail.calibration, monetary: 'fixed' } } as const;

  expect(shadowedLimits(policy, null)).toEqual([]);
  expect(shadowedLimits(policy, scorecard)).toEqual(['rfm.recencyDays', 'value']);
});

test('a model of the policy is replaced by one of the scorecard; where the policy has none, nothing is', () => {
  const model = { r: 1, alpha: 8, a: 1, b: 3 };
  const fitted = { ...model, logLikelihood: -9, customers: 500, isDegenerate: false };
  const refitted = { ...scorecard, models: { purchase: fitted, spend: null } };
  const policy = {
    ...retail,
    calibration: { ...retail.calibration, recency: 'fixed', value: 'fixed' },
  } as const;
  const own = {
    ...policy,
    rfm: { ...retail.rfm, monetaryMinor: [1, 2] },
    models: { purchase: model, spend: null },
  };

  expect(shadowedLimits(own, refitted)).toEqual(['models.purchase']);
  expect(shadowedLimits({ ...own, models: retail.models }, refitted)).toEqual([]);
});
