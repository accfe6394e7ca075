import { describe, expect, test } from 'vitest';
import { simulatedCustomers } from '../../test/simulated-customers.ts';
import { purchaseLogLikelihood } from '../models/purchase-log-likelihood.ts';
import type { PurchaseModel } from '../models/purchase-model.ts';
import { fitModels, type ModelsInForce } from './fit-models.ts';
import type { SampledBuyer } from './sampled-buyer.ts';

const truth: PurchaseModel = { r: 0.8, alpha: 9, a: 0.9, b: 3 };
const nothing: ModelsInForce = { policy: { purchase: null, spend: null }, scorecard: null };

function customersOf(count: number, model = truth): readonly SampledBuyer[] {
  return simulatedCustomers('fit models', count, model).map((rhythm) => ({
    ...rhythm,
    n: rhythm.x + 1,
    meanMinor: 1_000,
  }));
}

describe('a model of purchases', () => {
  test('is fitted on 500 customers and more, and says how well and on how many', () => {
    const { models, keptOut } = fitModels(customersOf(500), nothing);

    expect(models.purchase).toMatchObject({ customers: 500, isDegenerate: false });
    expect(models.purchase!.logLikelihood).toBeLessThan(0);
    expect(keptOut.purchase).toBeNull();
  });

  test('is kept out where there are fewer', () => {
    const { models, keptOut } = fitModels(customersOf(499), nothing);

    expect(models.purchase).toBeNull();
    expect(keptOut.purchase).toEqual({ why: 'too-few', customers: 499 });
  });

  test('is kept out where nobody came back on another day', () => {
    const once = Array.from({ length: 600 }, (_, day) => ({
      x: 0,
      tX: 0,
      T: day / 7,
      n: 2,
      meanMinor: 1_000,
    }));

    expect(fitModels(once, nothing).keptOut.purchase).toEqual({ why: 'no-repeat-purchase', customers: 600 });
  });

  test('is kept out where all customers are alike: it ends at a bound', () => {
    const alike = Array.from({ length: 500 }, () => ({ x: 10, tX: 50, T: 55, n: 11, meanMinor: 1_000 }));

    expect(fitModels(alike, nothing)).toMatchObject({
      models: { purchase: null },
      keptOut: { purchase: { why: 'at-bound', customers: 500 } },
    });
  });

  test('is published where nobody ever leaves, and called degenerate', () => {
    const loyal = customersOf(1_500, { r: 3, alpha: 6, a: 1e-9, b: 1 });

    expect(fitModels(loyal, nothing)).toMatchObject({
      models: { purchase: { isDegenerate: true } },
      keptOut: { purchase: null },
    });
  });

  test('takes the place of one in force that explains its customers less well', () => {
    const customers = customersOf(600);
    const inForce = { policy: { purchase: { ...truth, r: 2 }, spend: null }, scorecard: null };

    expect(fitModels(customers, inForce)).toEqual(fitModels(customers, nothing));
  });

  test('is kept out where what is in force explains its customers better, and that stays', () => {
    const customers = customersOf(600);
    const inForce = { policy: { purchase: aLittleBetter(customers), spend: null }, scorecard: null };

    expect(fitModels(customers, inForce)).toEqual({
      models: { purchase: null, spend: null },
      keptOut: { purchase: { why: 'worse', customers: 600 }, spend: null },
    });
  });

  test('that is kept out leaves the one of the scorecard before, not the one of the policy, in force', () => {
    const fitted = { logLikelihood: -3_000, customers: 800, isDegenerate: false };
    const before = { purchase: { ...truth, ...fitted }, spend: null };

    const { models } = fitModels(customersOf(499), {
      policy: { purchase: { ...truth, r: 2 }, spend: null },
      scorecard: before,
    });

    expect(models).toEqual(before);
  });
});

/** A fit ends where it gains nothing worth while: within its last digits lie models that are better by theirs. */
function aLittleBetter(customers: readonly SampledBuyer[]): PurchaseModel {
  const { r, alpha, a, b } = fitModels(customers, nothing).models.purchase!;
  const near = [1 - 1e-6, 1, 1 + 1e-6];
  const beside = near.flatMap((one) =>
    near.flatMap((two) => near.map((three) => ({ r: r * one, alpha: alpha * two, a: a * three, b }))),
  );
  return beside.toSorted(
    (left, right) => purchaseLogLikelihood(right, customers) - purchaseLogLikelihood(left, customers),
  )[0]!;
}
