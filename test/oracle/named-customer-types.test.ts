import { expect, test } from 'vitest';
import { bought, rulersOf, visited } from './named-steps.ts';
import type { LogStep } from './oracle.ts';
import { days, START, saidOf } from './said-of.ts';

const enterprise = {
  value: { high: { enterMinor: 5_000, leaveMinor: 5_000 }, mid: { enterMinor: 2_000, leaveMinor: 2_000 } },
  lifecycle: { churnAfterDays: 400 },
};
const rulers = rulersOf({ byCustomerType: { enterprise } });
const said = (dimensions: readonly string[], steps: readonly LogStep[], until: number) =>
  saidOf(dimensions, steps, until, rulers);

test('a type that becomes known changes the classes together with its event', () => {
  const steps = [
    bought(START, { amountMinor: 3_000 }),
    bought(days(1), { amountMinor: 0, customerType: 'ENTERPRISE' }),
    bought(days(2), { amountMinor: 0 }),
    bought(days(3), { amountMinor: 0, customerType: 'INDIVIDUAL' }),
  ];

  expect(said(['value'], steps, days(4))).toEqual([
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

  expect(said(['lifecycle'], back, days(201)).at(-1)).toBe('200d PURCHASE: lifecycle=won_back');
  expect(said(['lifecycle'], never, days(201)).at(-1)).toBe('30d SILENCE: lifecycle=established');
});

test('a cancellation that makes a churned customer an enterprise ends the churn, but brings nobody back', () => {
  const steps = [bought(START), bought(days(200), { kind: 'CANCELLATION', customerType: 'ENTERPRISE' })];

  expect(said(['lifecycle'], steps, days(401))).toEqual([
    '0d PURCHASE: lifecycle=new',
    '30d SILENCE: lifecycle=established',
    '180d SILENCE: lifecycle=churned',
    '200d CANCELLATION: lifecycle=established',
    '400d SILENCE: lifecycle=churned',
  ]);
});

test('a shorter dwell of the new type ends a waiting of this very millisecond with the cause that began it', () => {
  const ranks = { prospect: 2, new: 1 };
  const waits = rulersOf({
    dwell: { lifecycle: { days: 2, ranks } },
    byCustomerType: { individual: { dwell: { lifecycle: { days: 0, ranks } } } },
  });
  const steps = [
    visited(START),
    bought(days(1)),
    bought(days(1), { kind: 'CANCELLATION', customerType: 'INDIVIDUAL' }),
  ];

  expect(saidOf(['lifecycle'], steps, days(1), waits).at(-1)).toBe('1d PURCHASE: lifecycle=new');
});
