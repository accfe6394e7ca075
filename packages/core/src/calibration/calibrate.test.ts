import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../test/check.ts';
import { policyFor } from '../rules/policy-for.ts';
import { retail } from '../rules/retail.ts';
import { calibrate } from './calibrate.ts';
import { calibratedPolicy } from './calibrated-policy.ts';
import { distributionOf, distributionOfCounts } from './distribution.ts';
import { noModels } from './fit-models.ts';
import { quantile } from './quantile.ts';
import { shareBorder } from './share-border.ts';

describe('quantiles of type 7', () => {
  test('are linear between order statistics', () => {
    // numpy.quantile([15, 20, 35, 40, 50], [.2, .4, .6, .8]) = 19, 29, 37, 42
    const found = distributionOf([50, 15, 40, 20, 35]);

    expect([1, 2, 3, 4].map((part) => quantile(found, part, 5))).toEqual([19, 29, 37, 42]);
    expect(quantile(distributionOf([7]), 1, 5)).toBe(7);
  });

  test('fall on a value exactly where the position is one, and never outside', () => {
    check(
      [fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 }), fc.integer({ min: 2, max: 9 })],
      (values, parts) => {
        const sorted = values.toSorted((left, right) => left - right);
        for (let part = 1; part < parts; part++) {
          const cut = quantile(distributionOf(values), part, parts);
          const position = ((values.length - 1) * part) / parts;

          expect(cut).toBeGreaterThanOrEqual(sorted[Math.floor(position)]!);
          expect(cut).toBeLessThanOrEqual(sorted[Math.ceil(position)]!);
          if (((values.length - 1) * part) % parts === 0) expect(cut).toBe(sorted[position]);
        }
      },
    );
  });
});

test('a distribution is the same from values and from counts', () => {
  expect(distributionOf([3, 1, 3])).toEqual({ values: [1, 3], counts: [1, 2], total: 3 });
  expect(
    distributionOfCounts([
      [3, 2],
      [2, 0],
      [1, 1],
    ]),
  ).toEqual(distributionOf([3, 1, 3]));
});

describe('ABC borders', () => {
  test('A ends with the customer before whom 80 % are reached', () => {
    const money = distributionOf([50, 30, 10, 6, 4]);

    expect(shareBorder(money, 80, 'before')).toEqual({ leastMinor: 30, membersAtLeast: 1 });
    expect(shareBorder(money, 95, 'before')).toEqual({ leastMinor: 6, membersAtLeast: 1 });
    expect(shareBorder(money, 80, 'inclusive')).toEqual({ leastMinor: 50, membersAtLeast: 1 });
    expect(shareBorder(distributionOf([90, 10]), 80, 'inclusive')).toEqual({
      leastMinor: 91,
      membersAtLeast: 0,
    });
  });

  test('a tie may be split, and who has nothing belongs to nobody', () => {
    expect(shareBorder(distributionOf([10, 10, 10, 10, 10]), 50, 'before')).toEqual({
      leastMinor: 10,
      membersAtLeast: 3,
    });
    expect(shareBorder(distributionOf([0, 0]), 80, 'before')).toEqual({ leastMinor: 1, membersAtLeast: 0 });
  });

  test('are those of a walk from customer to customer', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 30 });
    check(
      [amounts, fc.integer({ min: 1, max: 99 }), fc.constantFrom('before' as const, 'inclusive' as const)],
      (all, percent, counting) => {
        const { leastMinor, membersAtLeast } = shareBorder(distributionOf(all), percent, counting);
        const members = walk(all, percent, counting);

        expect(all.filter((money) => money > leastMinor).length + membersAtLeast).toBe(members.length);
        if (members.length > 0) expect(members.at(-1)).toBe(leastMinor);
      },
    );
  });
});

function walk(all: readonly number[], percent: number, counting: 'before' | 'inclusive'): number[] {
  const sum = all.reduce((total, money) => total + money, 0);
  const members: number[] = [];
  let before = 0;
  for (const money of all.toSorted((left, right) => right - left)) {
    const reached = counting === 'before' ? before : before + money;
    if (money <= 0 || 100 * reached >= percent * sum) break;
    members.push(money);
    before += money;
  }
  return members;
}

describe('a scorecard', () => {
  const days = distributionOf([0, 10, 20, 30, 40]);
  const distributions = {
    recencyDays: days,
    frequency: distributionOf([1, 1, 1, 2, 9]),
    monetaryMinor: distributionOf([50, 30, 10, 6, 4]),
  };

  test('has as many cut points as the policy has limits, and takes their place', () => {
    const scorecard = calibrate(distributions, retail, 7, noModels)!;

    expect(scorecard).toEqual({
      calibratedAt: 7,
      customers: 5,
      recencyDays: [8, 16, 24, 32],
      frequency: [1, 1, 1.4, 3.4],
      monetaryMinor: [5.6, 8.4, 18, 34],
      value: { highMinor: 30, midMinor: 6 },
      models: noModels,
    });
    expect(calibratedPolicy(retail, scorecard)).toMatchObject({
      rfm: { recencyDays: [9, 17, 25, 33], frequency: scorecard.frequency },
      value: { high: { enterMinor: 30, leaveMinor: 30 }, mid: { enterMinor: 6, leaveMinor: 6 } },
    });
  });

  test('leaves alone what the policy fixes, and what has another number of limits', () => {
    const scorecard = calibrate(distributions, retail, 7, noModels)!;
    const fixed = {
      ...retail,
      rfm: { ...retail.rfm, frequency: [1, 2] },
      calibration: { ...retail.calibration, recency: 'fixed', value: 'fixed' },
    } as const;

    expect(calibratedPolicy(fixed, scorecard)).toMatchObject({
      rfm: { recencyDays: [30, 60, 90, 180], frequency: [1, 2], monetaryMinor: scorecard.monetaryMinor },
      value: retail.value,
    });
    expect(calibrate(distributions, fixed, 7, noModels)).toMatchObject({ recencyDays: [], value: null });
    expect(calibratedPolicy(retail, null)).toBe(retail);
  });

  test('leaves a value to a customer type that has a border of its own, both borders', () => {
    const enterprise = { value: { high: { enterMinor: 30_000, leaveMinor: 30_000 } } };
    const calibrated = calibratedPolicy(
      { ...retail, byCustomerType: { enterprise } },
      { ...calibrate(distributions, retail, 7, noModels)!, value: { highMinor: 90_000, midMinor: 40_000 } },
    );

    expect(policyFor(calibrated, 'INDIVIDUAL').value.mid.enterMinor).toBe(40_000);
    expect(policyFor(calibrated, 'ENTERPRISE').value).toEqual({ ...retail.value, ...enterprise.value });
  });

  test('may cut an axis at its mean or its median', () => {
    const one = { ...retail.rfm, recencyDays: [90], frequency: [2], monetaryMinor: [9] };
    const policy = {
      ...retail,
      rfm: one,
      calibration: { ...retail.calibration, recency: 'median', frequency: 'mean' },
    } as const;

    expect(calibrate(distributions, policy, 0, noModels)).toMatchObject({
      recencyDays: [20],
      frequency: [2.8],
      monetaryMinor: [10],
    });
  });

  test("has models that take the place of the policy's, unless those are fixed", () => {
    const own = { purchase: { r: 1, alpha: 8, a: 1, b: 3 }, spend: { p: 2, q: 3, v: 900 } };
    const fitted = { r: 0.5, alpha: 6, a: 0.9, b: 1.6, logLikelihood: -9_582, customers: 2_357 };
    const models = { purchase: { ...fitted, isDegenerate: false }, spend: null };
    const scorecard = calibrate(distributions, retail, 7, models)!;
    const fixed = { ...retail.calibration, models: 'fixed' } as const;

    expect(scorecard.models).toEqual(models);
    expect(calibratedPolicy({ ...retail, models: own }, scorecard).models).toEqual({
      purchase: models.purchase,
      spend: own.spend,
    });
    expect(calibratedPolicy({ ...retail, models: own, calibration: fixed }, scorecard).models).toEqual(own);
  });

  test('is none when nobody has a purchase in the window', () => {
    const none = distributionOf([]);

    expect(
      calibrate({ recencyDays: none, frequency: none, monetaryMinor: none }, retail, 0, noModels),
    ).toBeUndefined();
  });
});
