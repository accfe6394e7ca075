import { type Policy, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { type LogStep, startOf, take } from '../fold/oracle.ts';
import { changesOf, days, START } from './changes-of.ts';
import { bought, refunded, rulesOf } from './named-steps.ts';

const changes = (steps: readonly LogStep[], until: number, policy: Partial<Policy> = {}) =>
  changesOf(['value'], steps, until, rulesOf(policy));
const leaving = {
  rfm: { ...retail.rfm, windowDays: 10 },
  value: {
    high: { enterMinor: 1_000, leaveMinor: 800 },
    mid: { enterMinor: 500, leaveMinor: 300 },
  },
};

test('money leaves the window at midnight, and the value with it', () => {
  const steps = [bought(START, { amountMinor: 25_000 })];

  expect(changes(steps, days(500))).toEqual(['0d PURCHASE: value=mid', '365.5d SILENCE: value=low']);
});

test('who has given everything back is low, also below nothing', () => {
  const steps = [bought(START, { amountMinor: 100_000 }), refunded(days(1), 100_001)];

  expect(changes(steps, days(2))).toEqual(['0d PURCHASE: value=high', '1d REFUND: value=low']);
  expect(changes([refunded(START, 100)], days(1))).toEqual(['0d REFUND: value=none']);
});

test('at the limit for leaving a customer stays, below it the customer goes', () => {
  const high = bought(START, { amountMinor: 1_000 });

  expect(changes([high, refunded(days(1), 200)], days(2), leaving)).toHaveLength(1);
  expect(changes([high, refunded(days(1), 201)], days(2), leaving).at(-1)).toBe('1d REFUND: value=mid');
});

test('who leaves high with less than mid asks is low: the limit for leaving mid is for those in it', () => {
  const high = bought(START, { amountMinor: 1_000 });
  const inMid = [high, refunded(days(1), 400), refunded(days(2), 300)];

  expect(changes([high, refunded(days(1), 700)], days(2), leaving).at(-1)).toBe('1d REFUND: value=low');
  expect(changes(inMid, days(3), leaving).at(-1)).toBe('1d REFUND: value=mid');
  expect(changes([...inMid, refunded(days(3), 1)], days(4), leaving).at(-1)).toBe('3d REFUND: value=low');
});

test('a limit for leaving holds at one midnight and lets go at the next', () => {
  const steps = [
    bought(START, { amountMinor: 300 }),
    bought(days(1), { amountMinor: 100 }),
    bought(days(2), { amountMinor: 600 }),
  ];

  expect(changes(steps, days(30), { ...leaving, rfm: { ...leaving.rfm, windowDays: 10 } })).toEqual([
    '0d PURCHASE: value=low',
    '2d PURCHASE: value=high',
    '10.5d SILENCE: value=mid',
    '12.5d SILENCE: value=low',
  ]);
});

test('money that comes back above the limit for leaving ends a waiting, which is counted', () => {
  const ranks = { high: 3, mid: 2, low: 1 };
  const policy = { ...leaving, dwell: { value: { days: 2, ranks } } };
  const steps = [
    bought(START, { amountMinor: 1_000 }),
    refunded(days(1), 300),
    bought(days(2), { amountMinor: 100 }),
  ];

  expect(changes(steps, days(9), policy)).toEqual(['0d PURCHASE: value=high']);
  expect(changes(steps.slice(0, 2), days(9), policy).at(-1)).toBe('3d REFUND: value=mid');
  const { state } = steps.reduce(take, startOf(rulesOf(policy)));
  expect(state.classes.value).toMatchObject({ inForce: 'high', waiting: null, suppressed: 1 });
});

test('under a rule set no limit for leaving holds anybody', () => {
  const steps = [bought(START, { amountMinor: 1_000 }), refunded(days(1), 200)];
  const { deployment, list } = rulesOf(leaving);
  const again = { ...list[0]!, policyVersion: 2, effectiveAt: days(2) };

  expect(changesOf(['value'], steps, days(3), { deployment, list: [...list, again] }).at(-1)).toBe(
    '2d RULES: value=mid',
  );
});

test('each purchase counts by the rates of its own step, in the first currency', () => {
  const policy = { rates: { USD: 0.5, JPY: 0.006 } };
  const { deployment, list } = rulesOf(policy, { currencies: ['EUR', 'USD', 'JPY'] });
  const dearer = { ...retail, rates: { USD: 2, JPY: 0.0001 } };
  const rules = { deployment, list: [...list, { ...list[0]!, effectiveAt: days(3), policy: dearer }] };
  const steps = [
    bought(START, { amountMinor: 10_000, currency: 'EUR' }),
    bought(days(1), { amountMinor: 10_001, currency: 'USD' }),
    bought(days(2), { amountMinor: 16_600, currency: 'JPY' }),
    bought(days(3), { amountMinor: 20, currency: 'USD' }),
  ];

  // 100.00, 50.005 that is rounded up, 99.60; and by the new rates 0.40.
  expect(changesOf(['value'], steps, days(4), rules)).toEqual([
    '0d PURCHASE: value=low',
    '3d PURCHASE: value=mid',
  ]);
});
