import { type FittedModels, fitModels, noModels, type Policy, retail, standardFold } from '@tidemark/core';
import { expect, test } from 'vitest';
import { testDeployment } from '../memory-context.fixture.ts';
import type { PipelineContext } from '../metrics/pipeline-context.ts';
import { aShopOf, folded, lookedAt } from './buyers.fixture.ts';
import { calibrateNow } from './calibrate-now.ts';
import type { Fit } from './fit-in-worker.ts';

const calibrated = (
  context: PipelineContext,
  policy: Policy = retail,
  before: FittedModels | null = null,
  fit: Fit = fitModels,
) =>
  calibrateNow(context, {
    deployment: testDeployment,
    fold: standardFold,
    fit,
    policy,
    before,
    at: lookedAt,
  });

test('the models of a scorecard are those of the customers as the store holds them', async () => {
  const shop = aShopOf(600);
  const context = await folded(shop, retail);

  const { scorecard, keptOut } = (await calibrated(context))!;

  const expected = fitModels(shop, { policy: retail.models, scorecard: null }).models.purchase!;
  expect(scorecard.models.purchase).toMatchObject({ customers: 600, isDegenerate: false });
  expect(scorecard.models.purchase!.logLikelihood).toBeCloseTo(expected.logLikelihood, 3);
  expect(keptOut.purchase).toBeNull();
});

test('of few customers no model is fitted, and that of the scorecard before stands in the new one', async () => {
  const before = fitModels(aShopOf(500), { policy: retail.models, scorecard: null }).models;
  const context = await folded(aShopOf(20), retail);

  const { scorecard, keptOut } = (await calibrated(context, retail, before))!;

  expect(scorecard.models).toEqual(before);
  expect(keptOut.purchase).toEqual({ why: 'too-few', customers: 20 });
});

test('a policy that fixes its models has none fitted', async () => {
  const fixed: Policy = { ...retail, calibration: { ...retail.calibration, models: 'fixed' } };
  const context = await folded(aShopOf(20), fixed);
  const never = () => {
    throw new Error('fitted');
  };

  const { scorecard, keptOut } = (await calibrated(context, fixed, null, never))!;

  expect(scorecard.models).toEqual(noModels);
  expect(keptOut).toEqual({ purchase: null, spend: null });
});
