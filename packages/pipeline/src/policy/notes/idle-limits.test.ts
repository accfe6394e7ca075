import { type Policy, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { idleLimits } from './idle-limits.ts';

test('the default policy has no limit that never decides', () => {
  expect(idleLimits(retail)).toEqual([]);
});

test('a recency beyond the window, a frequency below 1 and a floor above the cap never decide', () => {
  const policy = {
    ...retail,
    rfm: { ...retail.rfm, windowDays: 90, frequency: [0, 1, 2, 3] },
    churn: { ...retail.churn, minOverdueDays: 120 },
  };

  expect(idleLimits(policy).map(({ path }) => path.join('.'))).toEqual([
    'rfm.recencyDays.3',
    'rfm.frequency.0',
    'churn.minOverdueDays',
  ]);
});

test('a recency limit of as many days as the window still decides, for the window ends at midnight', () => {
  expect(idleLimits({ ...retail, rfm: { ...retail.rfm, windowDays: 180 } })).toEqual([]);
});

const pathsOf = (policy: Policy) => idleLimits(policy).map(({ path }) => path.join('.'));

test('mid is never on the way down when high is left below where mid is entered', () => {
  const value = { ...retail.value, high: { enterMinor: 100_000, leaveMinor: 25_000 } };

  expect(pathsOf({ ...retail, value })).toEqual(['value.high.leaveMinor']);
});

test('a silence that does not come before the loss never fires', () => {
  expect(pathsOf({ ...retail, engagement: { silentDays: 180, lostDays: 180 } })).toEqual([
    'engagement.silentDays',
  ]);
  expect(pathsOf({ ...retail, engagement: { silentDays: 179, lostDays: 180 } })).toEqual([]);
});

test('a dwell holds nobody back without a class that is worse than another one that customers are in', () => {
  const box = { r: [1, 5], f: [1, 5], m: [1, 5] } as const;
  const list = [
    { name: 'first', ...box },
    { name: 'second', ...box },
  ];
  const dwell = {
    rfm: { days: 3, ranks: { first: 3, second: 2, others: 1 } },
    lifecycle: { days: 3, ranks: { established: 1, churned: 1 } },
    value: { days: 3, ranks: { high: 2, low: 1 } },
    satisfaction: { days: 3, ranks: {} },
  };

  expect(pathsOf({ ...retail, rfm: { ...retail.rfm, segments: { by: 'boxes', list } }, dwell })).toEqual([
    'dwell.rfm',
    'dwell.rfm.ranks.second',
    'dwell.rfm.ranks.others',
    'dwell.lifecycle',
    'dwell.satisfaction',
  ]);
});

test('what never fires for a customer type alone is reported there, what never fires for anybody once', () => {
  const policy: Policy = {
    ...retail,
    rfm: { ...retail.rfm, frequency: [0, 1, 2, 3] },
    byCustomerType: {
      enterprise: { engagement: { silentDays: 200 } },
      individual: { rfm: { windowDays: 90 } },
    },
  };

  expect(pathsOf(policy)).toEqual([
    'rfm.frequency.0',
    'byCustomerType.individual.rfm.recencyDays.3',
    'byCustomerType.enterprise.engagement.silentDays',
  ]);
});

test('what is different for a customer type and yet the same changes nothing', () => {
  const byCustomerType = {
    individual: {},
    enterprise: {
      churn: {},
      rfm: { recencyDays: [30, 60, 90, 180], windowDays: 300 },
      value: { mid: { enterMinor: 25_000, leaveMinor: 25_000 } },
    },
  };

  expect(pathsOf({ ...retail, byCustomerType })).toEqual([
    'byCustomerType.individual',
    'byCustomerType.enterprise.churn',
    'byCustomerType.enterprise.rfm.recencyDays',
    'byCustomerType.enterprise.value.mid',
  ]);
});

test('a signal that can never stand is reported, unless it is switched off', () => {
  const calibration = { ...retail.calibration, models: 'fixed' } as const;
  const purchase = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };
  const churn = {
    ...retail.churn,
    minOverdueDays: 62,
    frequencyDrop: { windowDays: 30, min: 3, percent: 25 },
  };

  expect(idleLimits({ ...retail, calibration, churn })).toEqual([
    {
      path: ['churn', 'pActive'],
      message:
        'never stands: calibration.models is fixed, and models.purchase is no model in which customers leave. Mend that, or switch p_active off',
    },
    {
      path: ['churn', 'frequencyDrop'],
      message:
        'never stands: after 62 days (minOverdueDays) without a purchase both windows of 30 days are empty. Mend that, or switch frequency_drop off',
    },
  ]);
  expect(pathsOf({ ...retail, churn: { ...churn, minOverdueDays: 61 } })).toEqual([]);
  expect(pathsOf({ ...retail, calibration, models: { purchase, spend: null } })).toEqual(['churn.overdue']);
  const off = ['p_active', 'frequency_drop'];
  expect(pathsOf({ ...retail, calibration, churn: { ...churn, off } })).toEqual([]);
});

test('the floor of overdue is held against the factor that is set', () => {
  const churn = { ...retail.churn, priorGapDays: 10 };

  expect(pathsOf({ ...retail, churn: { ...churn, factorPercent: 140 } })).toEqual(['churn.minOverdueDays']);
  expect(pathsOf({ ...retail, churn: { ...churn, factorPercent: 141 } })).toEqual([]);
  expect(pathsOf({ ...retail, churn: { ...churn, factorPercent: 140, off: ['overdue'] } })).toEqual([]);
});
