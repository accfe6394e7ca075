import { calibratedPolicy, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { oracle } from '../fold/oracle.ts';
import { changesOf, days, START } from './changes-of.ts';
import { bought, refunded, rulesOf } from './named-steps.ts';

const scorecard = {
  calibratedAt: days(5),
  customers: 10,
  recencyDays: [10, 10.5, 10.75, 29.5],
  frequency: [1, 1, 1, 1.5],
  monetaryMinor: [999.5, 1_000, 1_000, 1_000.5],
  value: { highMinor: 2_001, midMinor: 2_000 },
  models: { purchase: null, spend: null },
};
const before = rulesOf();
const calibrated = {
  policyVersion: 1,
  scorecardVersion: 1,
  effectiveAt: days(5),
  policy: calibratedPolicy(retail, scorecard),
};
const rules = { ...before, list: [...before.list, calibrated] };

test('by cut points between integers and by equal ones, scores fall together at whole days', () => {
  const steps = [bought(START)];

  expect(changesOf(['rfm'], steps, days(60), rules)).toEqual([
    '0d PURCHASE: rfm=new_customers',
    // Three cut points between 10 and 11 days: from R = 5 to R = 2; the last one from 29.5 days on, in whole days 30.
    '11d SILENCE: rfm=hibernating',
    '30d SILENCE: rfm=lost',
  ]);
  expect(oracle(steps, rules, days(11)).outputs.at(-1)).toMatchObject({
    profile: { r: 2, f: 1, m: 2 },
    rules: { policyVersion: 1, scorecardVersion: 1 },
  });
});

test('a value that equals the borders of a scorecard is in the class above', () => {
  const steps = [bought(START, { amountMinor: 2_000 }), bought(days(6), { amountMinor: 1 })];

  expect(changesOf(['value'], steps, days(7), rules)).toEqual([
    '0d PURCHASE: value=low',
    '5d RULES: value=mid',
    '6d PURCHASE: value=high',
  ]);
});

test('however small a scorecard makes the borders, who has no money left is low', () => {
  const value = {
    high: { enterMinor: 100_000, leaveMinor: 80_000 },
    mid: { enterMinor: 25_000, leaveMinor: 10_000 },
  };
  const tiny = { ...scorecard, value: { highMinor: 4, midMinor: 2 } };
  const policy = calibratedPolicy({ ...retail, value }, tiny);
  const small = { ...rules, list: [...before.list, { ...calibrated, policy }] };
  const steps = [bought(days(6), { amountMinor: 3 }), refunded(days(7), 2), refunded(days(8), 1)];

  expect(policy.value.mid).toEqual({ enterMinor: 2, leaveMinor: 1 });
  expect(changesOf(['value'], steps, days(9), small)).toEqual([
    '6d PURCHASE: value=mid',
    '8d REFUND: value=low',
  ]);
});
