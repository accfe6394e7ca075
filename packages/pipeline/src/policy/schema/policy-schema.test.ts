import { retail } from '@tidemark/core';
import { describe, expect, test } from 'vitest';
import { faultsIn, policyWith } from '../policies.fixture.ts';
import { checkPolicy } from '../policy-document.ts';

/** The faults of the default policy with one part in other words. */
const faultsOf = (part: string, written: unknown) => faultsIn({ ...retail, [part]: written });

test('rules of an earlier release, which have fewer parts, have the defaults in their place, and no plan of follow-ups', () => {
  const { rfm, lifecycle, dwell, limits } = retail;
  const { priorGaps, priorGapDays, minOverdueDays, complaints, complaintDays, coolDownDays } = retail.churn;
  const churn = { priorGaps, priorGapDays, minOverdueDays, complaints, complaintDays, coolDownDays };
  const followUp = { plans: [], caps: [], minGapDays: 0, quietHours: null, quietWeekdays: [] };

  expect(checkPolicy({ rfm, lifecycle, churn, dwell, limits })).toEqual({ ...retail, followUp });
});

describe('value', () => {
  test('is left where it is entered, unless a limit for leaving is given', () => {
    const written = { high: { enterMinor: 900 }, mid: { enterMinor: 100, leaveMinor: 80 } };

    expect(checkPolicy({ ...retail, value: written }).value).toEqual({
      high: { enterMinor: 900, leaveMinor: 900 },
      mid: { enterMinor: 100, leaveMinor: 80 },
    });
  });

  test('has borders that let nobody in without money, or out as soon as in', () => {
    const faults = faultsOf('value', {
      high: { enterMinor: 100, leaveMinor: 101 },
      mid: { enterMinor: 0, leaveMinor: 0 },
    });

    expect(faults).toEqual([
      'value.high.leaveMinor: must not exceed enterMinor: a customer would leave as soon as it has entered',
      expect.stringMatching(/^value\.mid\.enterMinor: .*>=1/),
      expect.stringMatching(/^value\.mid\.leaveMinor: .*>=1/),
    ]);
  });

  test('has mid below high', () => {
    expect(faultsOf('value', { high: { enterMinor: 100 }, mid: { enterMinor: 100 } })).toEqual([
      'value.mid.enterMinor: 100 is not below high.enterMinor, 100: nobody would be mid',
    ]);
  });
});

test('engagement and satisfaction are ages of at least a day', () => {
  expect(faultsOf('engagement', { silentDays: 0, lostDays: 1.5 })).toEqual([
    expect.stringMatching(/^engagement\.silentDays: /),
    expect.stringMatching(/^engagement\.lostDays: /),
  ]);
  expect(faultsOf('satisfaction', {})).toEqual([expect.stringMatching(/^satisfaction\.complaintDays: /)]);
});

test('silence that is longer than the loss can be written: it is an idle limit', () => {
  expect(faultsOf('engagement', { silentDays: 200, lostDays: 180 })).toEqual([]);
});

describe('calibration', () => {
  test('has a default for each setting', () => {
    const { calibration } = checkPolicy({ ...retail, calibration: { schedule: 'monthly' } });

    expect(calibration).toEqual({ ...retail.calibration, schedule: 'monthly' });
  });

  test('has high below mid, in whole percents, and settings that it knows', () => {
    expect(faultsOf('calibration', { highPercent: 95 })).toEqual([
      'calibration.highPercent: 95 is not below midPercent, 95: nobody would be mid',
    ]);
    expect(faultsOf('calibration', { highPercent: 79.5, midPercent: 101, schedule: 'hourly' })).toEqual([
      expect.stringMatching(/^calibration\.highPercent: /),
      expect.stringMatching(/^calibration\.midPercent: /),
      expect.stringMatching(/^calibration\.schedule: /),
    ]);
  });

  test('cuts an axis at its mean or median only where it has one limit', () => {
    const calibration = { recency: 'mean', frequency: 'median', monetary: 'quantiles' };
    const segments = { by: 'boxes', list: [{ name: 'all', r: [1, 2], f: [1, 5], m: [1, 5] }] };

    expect(faultsIn({ ...policyWith({ recencyDays: [30], segments }), calibration })).toEqual([
      'calibration.frequency: the median is one cut, but rfm.frequency has 4 limits: give one limit, or quantiles',
    ]);
  });
});

test('a rate may be of any currency of ISO 4217', () => {
  const rates = { VED: 0.03, COU: 0.1, CHE: 1, CHW: 1, MXV: 0.4, BOV: 0.3, USN: 0.9, XUA: 1, XTS: 1 };

  expect(faultsOf('rates', rates)).toEqual([]);
});

test('a rate is a positive number, of a currency that exists', () => {
  const bad = { usd: 1, XQQ: 1, GBP: 0, CHF: -1, JPY: 'cheap', KWD: 1e300 };
  const noRate = 'a rate is a positive number, from 1e-9 to 1000000000';

  expect(faultsOf('rates', { USD: 0.92, CLF: 36.5, ...bad })).toEqual([
    'rates.usd: "usd" is no ISO 4217 code, such as USD',
    'rates.XQQ: "XQQ" is no ISO 4217 code, such as USD',
    `rates.GBP: ${noRate}`,
    `rates.CHF: ${noRate}`,
    `rates.JPY: ${noRate}`,
    `rates.KWD: ${noRate}`,
  ]);
  expect(faultsOf('rates', { USD: Number.POSITIVE_INFINITY, GBP: Number.NaN })).toHaveLength(2);
});

test('ranks of classes that do not exist are reported beside what else is wrong with the dwell', () => {
  const dwell = { value: { days: 0, ranks: { high: 3, midd: 2 } } };

  expect(faultsOf('dwell', dwell)).toEqual([
    expect.stringMatching(/^dwell\.value\.days: /),
    expect.stringMatching(/^dwell\.value\.ranks\.midd: "midd" is no class of value/),
  ]);
});

describe('labels', () => {
  test('are by dimension and class, each with a name in one language at least', () => {
    const labels = {
      rfm: { champions: { en: 'Champions', zh: '冠军客户' }, champs: { en: 'Champions' } },
      churn: { high: { en: 'High' } },
      value: { high: { care: 'an adviser' }, low: { en: 'two\nlines', zh: '' } },
    };

    expect(faultsOf('labels', labels)).toEqual([
      'labels.value.high: needs a name, in en or in zh',
      'labels.value.low.en: is one line of text',
    ]);
    expect(faultsOf('labels', { rfm: labels.rfm, churn: labels.churn })).toEqual([
      expect.stringMatching(/^labels\.rfm\.champs: "champs" is no class of rfm: they are inactive, /),
      'labels.churn: there is no dimension "churn": they are rfm, lifecycle, value, engagement, satisfaction, source',
    ]);
  });

  test('name the segments of every customer type', () => {
    const boxes = (name: string) => ({
      by: 'boxes',
      list: [{ name, r: [1, 5], f: [1, 5], m: [1, 5] }],
    });
    const named = { en: 'A name', zh: '' };
    const document = {
      ...policyWith({ segments: boxes('people') }),
      byCustomerType: { enterprise: { rfm: { segments: boxes('companies') } } },
      labels: { rfm: { people: named, companies: named, champions: named } },
    };

    expect(faultsIn(document)).toEqual([
      'labels.rfm.champions: "champions" is no class of rfm: they are inactive, people, others, companies',
    ]);
  });
});

test('a dwell is given for any dimension, with the classes that it has', () => {
  const dwell = {
    value: { days: 90, ranks: { high: 3, mid: 2, low: 1, medium: 2 } },
    source: { days: 1, ranks: { online: 1, unknown: 0 } },
    engagment: { days: 1, ranks: {} },
  };

  expect(faultsOf('dwell', dwell)).toEqual([
    'dwell.value.ranks.medium: "medium" is no class of value: they are none, high, mid, low',
    'dwell.engagment: there is no dimension "engagment": they are rfm, lifecycle, value, engagement, satisfaction, source',
  ]);
});
