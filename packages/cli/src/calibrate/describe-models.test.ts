import { type FittedModels, noModels, type Policy, retail, type Scorecard } from '@tidemark/core';
import type { PreparedCalibration } from '@tidemark/operations';
import { expect, test } from 'vitest';
import { describeModels } from './describe-models.ts';

const fitted: FittedModels = {
  purchase: {
    ...{ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
    ...{ logLikelihood: -9_582.1359, customers: 2_357, isDegenerate: false },
  },
  spend: { p: 6.25, q: 3.74, v: 1_544, logLikelihood: -4_054.6, customers: 946 },
};

function prepared(
  models: FittedModels,
  rest: Partial<Pick<PreparedCalibration, 'keptOut' | 'unlikely'>> = {},
  policy: Policy = retail,
  before: FittedModels | null = null,
): PreparedCalibration {
  return {
    before: { policy, models: before } as PreparedCalibration['before'],
    scorecard: { models } as Scorecard,
    keptOut: { purchase: null, spend: null },
    unlikely: null,
    effectiveAt: undefined,
    earliest: 0,
    ...rest,
  };
}

test('what was fitted is told with its log-likelihood and its customers', () => {
  expect(describeModels(prepared(fitted))).toEqual([
    'Model of purchases (MBG/NBD), of 2,357 customers: log-likelihood -9582.136.',
    'Model of spend (gamma-gamma), of 946 customers who came back: log-likelihood -4054.600.',
  ]);
});

test('a degenerate model is said to be one', () => {
  const degenerate = { ...fitted, purchase: { ...fitted.purchase!, isDegenerate: true } };

  expect(describeModels(prepared(degenerate))[1]).toBe(
    'By it practically nobody ever leaves, a/(a + b) < 0.001: p_active does not go by it.',
  );
});

test('what was kept out is told with why, and with what stays', () => {
  const keptOut = {
    purchase: { why: 'too-few', customers: 312 },
    spend: { why: 'too-few', customers: 1 },
  } as const;
  const withPolicys = { ...retail, models: { ...retail.models, spend: fitted.spend } };

  expect(describeModels(prepared(fitted, { keptOut }, withPolicys, { ...fitted, spend: null }))).toEqual([
    'No new model of purchases: 312 customers bought, and of fewer than 500 chance alone moves the parameters. That of the scorecard before stays.',
    "No new model of spend: 1 customer with money bought twice, and of fewer than 500 chance alone moves the parameters. The policy's stays.",
  ]);
});

test.each([
  ['no-repeat-purchase', 'none of 600 customers bought on a second day'],
  ['at-bound', 'of 600 customers no model within the bounds is the best'],
  ['worse', 'what is in force explains the same 600 customers better'],
] as const)('why: %s', (why, words) => {
  const keptOut = { purchase: { why, customers: 600 }, spend: null };

  expect(describeModels(prepared(noModels, { keptOut }))[0]).toMatch(
    new RegExp(`^No new model of purchases: ${words}.*There is none before\\.$`),
  );
});

test('a policy that fixes its models leaves those of a scorecard aside, and has none fitted', () => {
  const fixed = { ...retail, calibration: { ...retail.calibration, models: 'fixed' } } as const;

  expect(describeModels(prepared(fitted, {}, fixed))).toEqual([
    'Not used: the policy fixes the models (calibration.models).',
  ]);
  expect(describeModels(prepared(noModels, {}, fixed))).toEqual([
    'No models were fitted: the policy fixes them (calibration.models).',
  ]);
});

test('who is unlikely to buy is counted, and of a sample reckoned up to all customers', () => {
  const all = { unlikely: 1, buyers: 8, looked: 10, customers: 10 };
  const sample = { unlikely: 1_234, buyers: 20_000, looked: 40_000, customers: 1_000_000 };

  expect(describeModels(prepared(noModels, { unlikely: all }))).toEqual([
    'Unlikely to buy by the model of purchases now (signal p_active): 1 customer of 8 buyers, 12.5 %.',
  ]);
  expect(describeModels(prepared(noModels, { unlikely: sample }))).toEqual([
    'Unlikely to buy by the model of purchases now (signal p_active): 1,234 customers of a sample of 20,000 buyers, 6.17 %; so some 30,850 customers of the whole deployment.',
  ]);
});
