import { type Policy, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { policyNotes } from './policy-notes.ts';

const notesOf = (policy: Policy) =>
  policyNotes(policy).map(({ path, message }) => `${path.join('.')}: ${message}`);

test('the default policy is what it seems to be', () => {
  expect(notesOf(retail)).toEqual([]);
});

test('names that are missing beside others are reported, those of classes that nobody is in are not', () => {
  const named = { en: 'A name', zh: '名称' };
  const policy: Policy = {
    ...retail,
    engagement: { silentDays: 180, lostDays: 180 },
    labels: {
      engagement: { active: named, potential: { en: 'Potential', zh: '' } },
      value: { none: named, high: { en: '', zh: '高价值客户' }, mid: named, low: named },
    },
  };

  expect(notesOf(policy)).toEqual([
    'labels.engagement: without a name: lost',
    'labels.engagement.potential: no name in Chinese (zh)',
    'labels.value.high: no name in English (en)',
  ]);
});

test('a dwell that scorecards on a schedule cut short is reported', () => {
  const dwell = {
    value: { days: 90, ranks: { high: 2, mid: 1 } },
    lifecycle: { days: 90, ranks: { established: 2, churned: 1 } },
  };
  const monthly = { ...retail.calibration, schedule: 'monthly' } as const;

  expect(notesOf({ ...retail, dwell, calibration: monthly })).toEqual([
    'dwell.value: a new scorecard (calibration.schedule: monthly) puts waiting classes in force at once',
  ]);
  expect(notesOf({ ...retail, dwell })).toEqual([]);
  expect(notesOf({ ...retail, dwell, calibration: { ...monthly, value: 'fixed' } })).toEqual([]);
});

test('limits of a customer type that no scorecard moves are reported', () => {
  const byCustomerType = {
    enterprise: {
      rfm: { recencyDays: [60, 120, 180, 360], windowDays: 700 },
      value: { high: { enterMinor: 900_000, leaveMinor: 900_000 } },
    },
  };
  const calibration = { ...retail.calibration, value: 'fixed' } as const;

  expect(notesOf({ ...retail, byCustomerType, calibration })).toEqual([
    'byCustomerType.enterprise.rfm.recencyDays: stays as it is: for these customers no scorecard takes its place',
  ]);
});
