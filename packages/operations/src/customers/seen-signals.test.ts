import { apply, DAY, emptyState, type Rules, retail, signals, viewAt } from '@tidemark/core';
import { expect, test } from 'vitest';
import { testDeployment } from '../../../pipeline/src/memory-context.fixture.ts';
import { seenSignals } from './seen-signals.ts';

const bought = Date.UTC(2025, 0, 1, 10);
const purchase = {
  kind: 'PURCHASE',
  eventId: 'e',
  at: bought,
  amountMinor: 100,
  currency: testDeployment.currencies[0]!,
  source: null,
  customerType: null,
} as const;

test('a signal that stands says what was seen, another what it takes, and one that is off that it is', () => {
  const policy = { ...retail, churn: { ...retail.churn, off: ['frequency_drop'] } };
  const ruleSet = { policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy };
  const rules: Rules = { deployment: testDeployment, list: [ruleSet] };
  const { state } = apply(emptyState('ada'), purchase, rules);

  const seen = seenSignals(viewAt(state, bought + 150 * DAY, ruleSet, testDeployment), signals);

  expect(seen.find(({ signal }) => signal === 'overdue')).toMatchObject({
    name: { en: 'overdue' },
    isOn: true,
    since: bought + 120 * DAY,
    words: 'silent for 150 days, overdue from 120 days on',
  });
  expect(seen.find(({ signal }) => signal === 'complaints')).toMatchObject({
    since: null,
    words: '2 complaints in 30 d',
  });
  expect(seen.find(({ signal }) => signal === 'frequency_drop')).toMatchObject({ isOn: false, since: null });
});
