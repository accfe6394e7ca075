import { describe, expect, test } from 'vitest';
import { purchaseLogLikelihood } from './purchase-log-likelihood.ts';
import { isDegenerate } from './purchase-model.ts';

const CUSTOMERS = (
  [
    [0, 0, 270],
    [0, 0, 0],
    [1, 12, 272],
    [2, 213, 272],
    [2, 213, 272],
    [29, 260, 266],
    [350, 700, 720],
  ] as const
).map(([x, lastDay, days]) => ({ x, tX: lastDay / 7, T: days / 7 }));

/** From the formulas as printed in the articles, with log-gammas and without logarithms of sums, by mpmath at 40 digits. */
const KNOWN = [
  { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614, mbg: -12.615037904178335, bg: -11.718462086853759 },
  { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259, mbg: -7.954973570082085, bg: -7.163941878651576 },
  {
    r: 3000,
    alpha: 2857.1428571428573,
    a: 0.001,
    b: 9000,
    mbg: -234.94668614795455,
    bg: -259.1628998194596,
  },
  { r: 1e-3, alpha: 0.01, a: 50, b: 0.2, mbg: -231.57001276870784, bg: -217.35143866959947 },
];

describe('the log-likelihood of rhythms', () => {
  test.each(KNOWN)('under r $r, alpha $alpha, a $a, b $b', ({ mbg, bg, ...model }) => {
    expect(Math.abs(purchaseLogLikelihood(model, CUSTOMERS) / mbg - 1)).toBeLessThan(1e-12);
    expect(Math.abs(purchaseLogLikelihood(model, CUSTOMERS, 'bg') / bg - 1)).toBeLessThan(1e-12);
  });

  test('is the sum over customers, in whatever order, 0 for none', () => {
    const [{ mbg: _mbg, bg: _bg, ...model }] = KNOWN as [(typeof KNOWN)[0]];
    const each = CUSTOMERS.map((customer) => purchaseLogLikelihood(model, [customer]));

    expect(each.reduce((sum, one) => sum + one, 0)).toBeCloseTo(purchaseLogLikelihood(model, CUSTOMERS), 10);
    expect(purchaseLogLikelihood(model, CUSTOMERS.toReversed())).toBeCloseTo(
      purchaseLogLikelihood(model, CUSTOMERS),
      10,
    );
    expect(purchaseLogLikelihood(model, [])).toBe(0);
  });
});

test('a model is degenerate where less than a thousandth of customers leave after a purchase', () => {
  const model = { r: 1, alpha: 4, b: 999 };

  expect([0.998, 1, 1.1].map((a) => isDegenerate({ ...model, a }))).toEqual([true, false, false]);
});
