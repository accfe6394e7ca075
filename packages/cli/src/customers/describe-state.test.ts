import { emptyState, type Profile } from '@tidemark/core';
import type { CustomerView } from '@tidemark/operations';
import { expect, test } from 'vitest';
import { describeState } from './describe-state.ts';

const profile: Profile = {
  r: 5,
  f: 1,
  m: 1,
  segment: 'new_customers',
  lifecycle: 'new',
  recencyDays: 1,
  frequency: 1,
  monetaryMinor: 2500,
  currency: 'EUR',
  churn: 'low',
  value: 'low',
  engagement: 'active',
  satisfaction: 'unknown',
  source: 'online',
};
const bought = Date.parse('2025-03-01T10:00:00Z');
const view: CustomerView = {
  customerId: 'ada',
  partition: 2,
  applied: 41,
  streamTime: Date.parse('2025-03-02T10:00:00Z'),
  profile,
  classes: [],
  upcoming: [],
  labels: { rfm: { lost: { en: 'Lost', zh: '流失客户' } } },
  state: { ...emptyState('ada'), asOf: bought, sequence: 1 },
};

test('one is one, and more are more', () => {
  const one = describeState(view);
  const more = describeState({
    ...view,
    state: { ...view.state, sequence: 2 },
    profile: { ...profile, frequency: 3, recencyDays: 0 },
  });

  expect(one).toContain('ada  (partition 2 as of log offset 41, 1 output so far)');
  expect(one).toMatch(/window {7}1 purchase, [\s\S]*recency {6}1 day$/m);
  expect(more).toContain('2 outputs so far');
  expect(more).toMatch(/window {7}3 purchases, [\s\S]*recency {6}0 days$/m);
});

test('a customer whose event came after the last tick is ahead of the stream time', () => {
  const ahead = describeState({ ...view, streamTime: Date.parse('2025-03-01T09:59:00Z') });

  expect(describeState(view)).toContain('\nstream time 2025-03-02T10:00:00Z\n');
  expect(ahead).toContain(
    "\nstream time 2025-03-01T09:59:00Z; the customer's own time is ahead of it: 2025-03-01T10:00:00Z\n",
  );
});

test('money that stands at the limit of what can be added up is shown as more', () => {
  const capped = describeState({ ...view, state: { ...view.state, moneyMinor: Number.MAX_SAFE_INTEGER } });

  expect(describeState(view)).not.toContain('added up');
  expect(capped).toMatch(/window .*\n {2}money {8}more than can be added up/);
});

test('what waits and what was suppressed is shown, by the names that the policy has', () => {
  const waiting = { class: 'lost', since: bought, cause: { kind: 'SILENCE', eventId: null } } as const;
  const rfm = { dimension: 'rfm', class: 'at_risk', since: bought, waiting, suppressed: 2 };
  const value = { dimension: 'value', class: 'low', since: bought, waiting: null, suppressed: 0 };

  const text = (language?: 'en' | 'zh') => describeState({ ...view, classes: [rfm, value] }, language);

  expect(text()).toContain(
    '\n  rfm          at_risk since 2025-03-01T10:00:00Z; lost pending since 2025-03-01T10:00:00Z; 2 moves suppressed so far\n',
  );
  expect(text()).toContain('\n  value        low since 2025-03-01T10:00:00Z\n');
  expect(text('zh')).toContain('; 流失客户 pending since');
});
