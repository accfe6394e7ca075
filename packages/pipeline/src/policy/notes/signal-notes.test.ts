import { type Policy, retail, signals } from '@tidemark/core';
import { describe, expect, test } from 'vitest';
import { policyNotes } from './policy-notes.ts';

const withChurn = (churn: Partial<Policy['churn']>, rest: Partial<Policy> = {}): Policy => ({
  ...retail,
  ...rest,
  churn: { ...retail.churn, ...churn },
});
const notesOf = (policy: Policy) =>
  policyNotes(policy).map(({ path, message }) => `${path.join('.')}: ${message}`);

const purchase = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };
const pActive = { ...retail.churn.pActive, fallenToPercent: 50, minOverdueDays: 14 };

test('without a signal nobody is ever at risk', () => {
  const off = signals.map(({ name }) => name);

  expect(notesOf(withChurn({ off }))).toEqual([
    'churn.off: all signals are off: nobody is ever at risk, and there are no alerts',
  ]);
  expect(notesOf({ ...retail, byCustomerType: { enterprise: { churn: { off } } } })).toEqual([
    'byCustomerType.enterprise.churn.off: all signals are off: nobody is ever at risk, and there are no alerts',
  ]);
});

describe('a limit of p_active that every customer is below at once', () => {
  test('is reported by the model that the policy carries, for who bought once', () => {
    const models = { purchase, spend: null };

    expect(notesOf(withChurn({ pActive: { ...pActive, below: 0.28 } }, { models }))).toEqual([]);
    expect(notesOf(withChurn({ pActive: { ...pActive, below: 0.3 } }, { models }))).toEqual([
      'churn.pActive.below: who bought once is below it at once, at 0.289 by models.purchase: of them fallenToPercent alone decides',
    ]);
    const off = ['p_active'];
    expect(notesOf(withChurn({ off, pActive: { ...pActive, below: 0.3 } }, { models }))).toEqual([]);
  });

  test('is reported without a model where it asks for nothing', () => {
    expect(notesOf(withChurn({ pActive: { ...pActive, below: 1, fallenToPercent: 100 } }))).toEqual([
      'churn.pActive.below: every customer is below it at once: minOverdueDays alone decides',
    ]);
  });
});

test('a horizon or a floor beyond the churn itself is reported', () => {
  const late = { ...pActive, horizonDays: 181, minOverdueDays: 180 };

  expect(notesOf(withChurn({ pActive: late, minOverdueDays: 200, off: ['interaction_drop'] }))).toEqual([
    'churn.pActive.horizonDays: 181 days reach beyond lifecycle.churnAfterDays, 180: who is likely to buy by then may be churned all the same',
    'churn.pActive.minOverdueDays: p_active comes too late: a customer is churned after 180 days (lifecycle.churnAfterDays)',
    'churn.minOverdueDays: an alert of frequency_drop comes too late: a customer is churned after 180 days (lifecycle.churnAfterDays)',
  ]);
});

test('a drop to all of what was is none', () => {
  const policy = withChurn({
    frequencyDrop: { windowDays: 90, min: 3, percent: 100 },
    interactionDrop: { min: 6, percent: 99 },
  });

  expect(notesOf(policy)).toEqual([
    'churn.frequencyDrop.percent: 100 % is no drop: it stands for who does as much as before',
  ]);
});

test('a model in which nobody leaves, and one of spend without one of purchases, are reported', () => {
  const calibration = { ...retail.calibration, models: 'fixed' } as const;
  const spend = { p: 6.25, q: 3.74, v: 1_544 };

  expect(notesOf({ ...retail, models: { purchase: { ...purchase, a: 0.001 }, spend } })).toEqual([
    'models.purchase: nobody ever leaves by it (a/(a + b) is below 0.001): p_active does not exist while it is in force',
  ]);
  expect(notesOf({ ...retail, calibration, models: { purchase: null, spend } })).toEqual([
    'models.spend: has no effect: the value at risk takes models.purchase as well, and calibration.models is fixed',
  ]);
});
