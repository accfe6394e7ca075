import { type Policy, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { aShopOf, folded } from '../../../pipeline/src/calibration/buyers.fixture.ts';
import { prepareCalibration } from './prepare-calibration.ts';

const nothingGiven = { given: undefined, effectiveAt: undefined };

test('a scorecard that is made has the models of the customers, and says whom they call unlikely to buy', async () => {
  const context = await folded(aShopOf(600), retail);

  const { scorecard, keptOut, unlikely, before } = await prepareCalibration(context, nothingGiven);

  expect(before.models).toBeNull();
  expect(scorecard.models.purchase).toMatchObject({ customers: 600 });
  expect(keptOut.purchase).toBeNull();
  expect(unlikely).toMatchObject({ buyers: 600, looked: 600, customers: 600 });
  expect(unlikely!.unlikely).toBeGreaterThan(60);
  expect(unlikely!.unlikely).toBeLessThan(600);
});

test('a given scorecard is taken as it is, and its models are tried on the customers', async () => {
  const context = await folded(aShopOf(30), retail);
  const model = { r: 0.8, alpha: 9, a: 0.9, b: 3, logLikelihood: -9, customers: 500, isDegenerate: false };
  const made = await prepareCalibration(context, nothingGiven);
  const scorecard = { ...made.scorecard, models: { purchase: model, spend: null } };

  const given = await prepareCalibration(context, {
    given: { scorecard, effectiveAt: undefined },
    effectiveAt: undefined,
  });

  expect(made).toMatchObject({ keptOut: { purchase: { why: 'too-few', customers: 30 } }, unlikely: null });
  expect(given).toMatchObject({ scorecard, keptOut: { purchase: null, spend: null } });
  expect(given.unlikely).toMatchObject({ buyers: 30 });
});

test('while the signal is switched off nobody counts as unlikely to buy', async () => {
  const off: Policy = {
    ...retail,
    churn: { ...retail.churn, off: ['p_active'] },
    models: { purchase: { r: 0.8, alpha: 9, a: 0.9, b: 3 }, spend: null },
  };
  const context = await folded(aShopOf(30), off);

  const { unlikely } = await prepareCalibration(context, nothingGiven);

  expect(unlikely).toMatchObject({ unlikely: 0, buyers: 30 });
});
