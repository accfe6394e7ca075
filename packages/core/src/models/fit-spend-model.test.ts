import { describe, expect, test } from 'vitest';
import { gamma } from '../../../simulation/src/shop/random/gamma.ts';
import { seededRandom } from '../../../simulation/src/shop/random/random.ts';
import { fitSpendModel } from './fit-spend-model.ts';
import { spendLogLikelihood } from './spend-log-likelihood.ts';
import type { SpendModel } from './spend-model.ts';

const BUYERS = (
  [
    [1, 2235],
    [2, 100],
    [2, 99_000.5],
    [30, 1],
    [29, 3500],
  ] as const
).map(([n, meanMinor]) => ({ n, meanMinor }));

/** From the density with its beta function as printed in the note, by mpmath at 40 digits. */
const KNOWN = [
  { p: 6.25, q: 3.74, v: 1544, logLikelihood: -786.5578897119295 },
  { p: 0.1, q: 1.5, v: 1e6, logLikelihood: -74.7593441690846 },
  { p: 900, q: 40, v: 120, logLikelihood: -43989.781617490306 },
];

test.each(KNOWN)('the log-likelihood of means under p $p, q $q, v $v', ({ logLikelihood, ...model }) => {
  expect(Math.abs(spendLogLikelihood(model, BUYERS) / logLikelihood - 1)).toBeLessThan(1e-12);
  expect(spendLogLikelihood(model, [])).toBe(0);
});

/** Buyers of one to twelve purchases who spend as the model says. */
function simulatedBuyers(seed: string, count: number, { p, q, v }: SpendModel) {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const n = 1 + (i % 12);
    return { n, meanMinor: gamma(random, p * n, gamma(random, q, v) * n) };
  });
}

describe('a fitted spend model', () => {
  test.each([1, 1e5])('recovers how simulated buyers spend, in units of %d', (unit) => {
    const truth = { p: 4, q: 3.5, v: 2000 * unit };
    const buyers = simulatedBuyers('spend', 8000, truth);

    const { model, logLikelihood, ...rest } = fitSpendModel(buyers);

    expect(rest).toEqual({ customers: 8000, isAtBound: false });
    expect(logLikelihood).toBeCloseTo(spendLogLikelihood(model, buyers), 5);
    // Better than the truth, as the best must be, by no more than chance: chi-squared of three parameters, one in a thousand.
    const gain = 2 * (logLikelihood - spendLogLikelihood(truth, buyers));
    expect(gain).toBeGreaterThan(0);
    expect(gain).toBeLessThan(16.27);
    expect(
      Math.abs((model.p * model.v) / (model.q - 1) / ((truth.p * truth.v) / (truth.q - 1)) - 1),
    ).toBeLessThan(0.03);
  });

  test('leaves out who has no money', () => {
    const buyers = simulatedBuyers('without', 500, { p: 4, q: 3.5, v: 2000 });

    expect(fitSpendModel([{ n: 3, meanMinor: 0 }, ...buyers])).toEqual(fitSpendModel(buyers));
  });

  test('is at a bound where all spend the same, where means have no mean, and where there is nobody', () => {
    const same = Array.from({ length: 500 }, (_, i) => ({ n: 1 + (i % 5), meanMinor: 1000 }));
    const wild = simulatedBuyers('wild', 2000, { p: 4, q: 0.6, v: 2000 });

    expect([same, wild, []].map((buyers) => fitSpendModel(buyers).isAtBound)).toEqual([true, true, true]);
  });
});
