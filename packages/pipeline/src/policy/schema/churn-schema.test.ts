import { retail, signals } from '@tidemark/core';
import { expect, test } from 'vitest';
import { faultsIn } from '../policies.fixture.ts';
import { checkPolicy } from '../policy-document.ts';

const faultsOf = (churn: object) => faultsIn({ ...retail, churn: { ...retail.churn, ...churn } });

test('every signal can be switched off, and none that does not exist', () => {
  const off = signals.map(({ name }) => name);

  expect(checkPolicy({ ...retail, churn: { ...retail.churn, off } }).churn.off).toEqual(off);
  expect(faultsOf({ off: ['overdue', 'silence'] })).toEqual([
    `churn.off.1: there is no signal "silence": they are ${off.join(', ')}`,
  ]);
});

test('limits that nobody could be held against are refused', () => {
  const faults = faultsOf({
    factorPercent: 0,
    pActive: { horizonDays: 0, below: 0, fallenToPercent: 101, minOverdueDays: 14 },
    frequencyDrop: { windowDays: 90, min: 0, percent: -1 },
    interactionDrop: { min: 6.5, percent: 25, windowDays: 30 },
  });

  expect(faults.map((fault) => fault.split(': ')[0])).toEqual([
    'churn.factorPercent',
    'churn.pActive.horizonDays',
    'churn.pActive.below',
    'churn.pActive.fallenToPercent',
    'churn.frequencyDrop.min',
    'churn.frequencyDrop.percent',
    'churn.interactionDrop.min',
    'churn.interactionDrop.windowDays',
  ]);
});

test('the limits of a signal go together: a type of customers has all of them or none', () => {
  const ofCompanies = (pActive: object) => ({
    ...retail,
    byCustomerType: { enterprise: { churn: { pActive } } },
  });

  expect(faultsIn(ofCompanies({ ...retail.churn.pActive, below: 0.1 }))).toEqual([]);
  expect(faultsIn(ofCompanies({ below: 0.1 }))).toHaveLength(3);
});
