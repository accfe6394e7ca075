import { expect, test } from 'vitest';
import { purchase } from '../../test/events.ts';
import { rulesOf } from '../../test/rules.ts';
import { published, publishedOf, runLog, tick } from '../../test/run-log.ts';
import type { Policy } from './policy.ts';
import { policyFor } from './policy-for.ts';
import { retail } from './retail.ts';

const policy: Policy = {
  ...retail,
  byCustomerType: {
    enterprise: { lifecycle: { churnAfterDays: 400 }, value: { high: { enterMinor: 9, leaveMinor: 9 } } },
  },
};
const company = { customerType: 'ENTERPRISE' as const };

test('only what is named differs, and only for the type', () => {
  expect(policyFor(policy, null)).toBe(policy);
  expect(policyFor(policy, 'INDIVIDUAL')).toBe(policy);
  expect(policyFor(policy, 'ENTERPRISE')).toMatchObject({
    lifecycle: { newDays: 30, churnAfterDays: 400, wonBackDays: 90 },
    value: { high: { enterMinor: 9 }, mid: retail.value.mid },
  });
  expect(policyFor(policy, 'ENTERPRISE')).toBe(policyFor(policy, 'ENTERPRISE'));
});

test('the last type known decides, from the event on that carries it', () => {
  const { outputs } = runLog(
    [
      purchase('2024-01-01T10:00:00Z', { amountMinor: 10 }),
      purchase('2024-01-02T10:00:00Z', { amountMinor: 0, ...company }),
      tick('2024-12-31T10:00:00Z'),
    ],
    rulesOf(policy),
  );

  expect(publishedOf(outputs, 'value').at(-1)).toBe('2024-01-02T10:00:00.000Z value low → high by PURCHASE');
  expect(published(outputs).join()).not.toContain('churned');
});

test('a return is judged by the type known before the purchase and the one known after it', () => {
  // Churned after 180 days as a person; as a company it would never have been.
  const log = (first: object, second: object) => [
    purchase('2024-01-01T10:00:00Z', first),
    purchase('2024-08-01T10:00:00Z', second),
  ];
  const lifecycleOf = (...types: [object, object]) =>
    publishedOf(runLog(log(...types), rulesOf(policy)).outputs, 'lifecycle').at(-1);

  expect(lifecycleOf({}, company)).toContain('churned → won_back');
  expect(lifecycleOf(company, {})).toContain('new → established by SILENCE');
});
