import { expect, test } from 'vitest';
import { type LogStep, oracle } from '../fold/oracle.ts';
import { changesOf, days, START } from './changes-of.ts';
import { bought, refunded, rulesOf, visited } from './named-steps.ts';

const enterprise = {
  value: { high: { enterMinor: 5_000, leaveMinor: 5_000 }, mid: { enterMinor: 2_000, leaveMinor: 2_000 } },
  lifecycle: { churnAfterDays: 400 },
};
const rules = rulesOf({ byCustomerType: { enterprise } });
const changes = (dimensions: readonly string[], steps: readonly LogStep[], until: number) =>
  changesOf(dimensions, steps, until, rules);

test('a type that becomes known changes the classes together with its event', () => {
  const steps = [
    bought(START, { amountMinor: 3_000 }),
    bought(days(1), { amountMinor: 0, customerType: 'ENTERPRISE' }),
    bought(days(2), { amountMinor: 0 }),
    bought(days(3), { amountMinor: 0, customerType: 'INDIVIDUAL' }),
  ];

  expect(changes(['value'], steps, days(4))).toEqual([
    '0d PURCHASE: value=low',
    '1d PURCHASE: value=mid',
    '3d PURCHASE: value=low',
  ]);
});

test('a purchase that makes a churned customer an enterprise brings it back; before it the old type counts', () => {
  const back = [bought(START), bought(days(200), { customerType: 'ENTERPRISE' })];
  const never = [
    bought(START, { customerType: 'ENTERPRISE' }),
    bought(days(200), { customerType: 'INDIVIDUAL' }),
  ];

  expect(changes(['lifecycle'], back, days(201)).at(-1)).toBe('200d PURCHASE: lifecycle=won_back');
  expect(changes(['lifecycle'], never, days(201)).at(-1)).toBe('30d SILENCE: lifecycle=established');
});

test('a cancellation that makes a churned customer an enterprise ends the churn, but is no return', () => {
  const steps = [bought(START), bought(days(200), { kind: 'CANCELLATION', customerType: 'ENTERPRISE' })];

  expect(changes(['lifecycle'], steps, days(401))).toEqual([
    '0d PURCHASE: lifecycle=new',
    '30d SILENCE: lifecycle=established',
    '180d SILENCE: lifecycle=churned',
    '200d CANCELLATION: lifecycle=established',
    '400d SILENCE: lifecycle=churned',
  ]);
});

test('a shorter dwell of the new type ends a waiting of this very millisecond with the cause that began it', () => {
  const ranks = { prospect: 2, new: 1 };
  const waits = rulesOf({
    dwell: { lifecycle: { days: 2, ranks } },
    byCustomerType: { individual: { dwell: { lifecycle: { days: 0, ranks } } } },
  });
  const steps = [
    visited(START),
    bought(days(1)),
    bought(days(1), { kind: 'CANCELLATION', customerType: 'INDIVIDUAL' }),
  ];

  expect(changesOf(['lifecycle'], steps, days(1), waits).at(-1)).toBe('1d PURCHASE: lifecycle=new');
});

test('a class that has not waited itself has the cause of its own step, though another one waited', () => {
  const ranks = { high: 3, mid: 2, low: 1 };
  const waits = rulesOf({
    dwell: { value: { days: 2, ranks } },
    byCustomerType: { individual: { dwell: { value: { days: 0, ranks } } } },
  });
  const steps = [
    bought(START, { amountMinor: 100_000 }),
    refunded(days(1), 1),
    bought(days(2), { kind: 'CANCELLATION', amountMinor: 99_000, customerType: 'INDIVIDUAL' }),
  ];

  expect(changesOf(['value'], steps, days(2), waits).at(-1)).toBe('2d CANCELLATION: value=low');
});

test('a class that waits and is not worse for the new type takes effect now, with the cause of that event', () => {
  const ranks = { high: 3, mid: 2, low: 1 };
  const waits = rulesOf({
    dwell: { value: { days: 5, ranks } },
    byCustomerType: { individual: { dwell: { value: { days: 5, ranks: {} } } } },
  });
  const steps = [
    bought(START, { amountMinor: 100_000 }),
    refunded(days(1), 1),
    bought(days(2), { kind: 'CANCELLATION', amountMinor: 0, customerType: 'INDIVIDUAL' }),
  ];
  const published = oracle(steps, waits, days(2)).outputs.at(-1);

  expect(changesOf(['value'], steps, days(2), waits).at(-1)).toBe('2d CANCELLATION: value=mid');
  expect(published).toMatchObject({ changes: [{ dimension: 'value', since: days(2) }] });
});
