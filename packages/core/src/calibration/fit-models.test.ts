import { describe, expect, test } from 'vitest';
import { gamma } from '../../../simulation/src/shop/random/gamma.ts';
import { seededRandom } from '../../../simulation/src/shop/random/random.ts';
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
      keptOut: { purchase: { why: 'worse', customers: 600 }, spend: expect.anything() },
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

describe('a model of spend', () => {
  test('is fitted on 500 customers and more who bought twice and have money left of it', () => {
    const { models, keptOut } = fitModels(spendersOf(500), nothing);

    expect(models.spend!.customers).toBe(500);
    expect((models.spend!.p * models.spend!.v) / (models.spend!.q - 1) / 2_000).toBeCloseTo(1, 0.5);
    expect(keptOut.spend).toBeNull();
  });

  test('is kept out where there are fewer, however many others have bought', () => {
    const once = { x: 0, tX: 0, T: 4, n: 1, meanMinor: 2_000 };
    const returned = { x: 1, tX: 2, T: 4, n: 2, meanMinor: 0 };

    expect(fitModels([...spendersOf(499), once, returned], nothing)).toMatchObject({
      models: { spend: null },
      keptOut: { spend: { why: 'too-few', customers: 499 } },
    });
  });

  test('is kept out where all spend alike, and what was in force stays', () => {
    const alike = spendersOf(500).map((each) => ({ ...each, meanMinor: 2_000 }));
    const fitted = { p: 6, q: 4, v: 1_000, logLikelihood: -3_000, customers: 700 };

    const { models, keptOut } = fitModels(alike, {
      ...nothing,
      scorecard: { purchase: null, spend: fitted },
    });

    expect(keptOut.spend).toEqual({ why: 'at-bound', customers: 500 });
    expect(models.spend).toEqual(fitted);
  });
});

/** Buyers whose means lie around 20.00, of two to four purchases. */
function spendersOf(count: number): readonly SampledBuyer[] {
  const random = seededRandom('spenders');
  return Array.from({ length: count }, (_, index) => {
    const n = 2 + (index % 3);
    const rate = gamma(random, 4, 1_000);
    return { x: n - 1, tX: n, T: 10, n, meanMinor: gamma(random, 6 * n, rate) / n };
  });
}

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
