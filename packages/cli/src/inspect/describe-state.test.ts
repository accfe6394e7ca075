import { emptyState, type Profile } from '@tidemark/core';
import { expect, test } from 'vitest';
import { describeState } from './describe-state.ts';
import type { CustomerView } from './read-customer.ts';

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
  streamTime: Date.parse('2025-03-02T10:00:00Z'),
  profile,
  classes: [],
  upcoming: [],
  state: { ...emptyState(), asOf: bought, sequence: 1 },
};

test('one is one, and more are more', () => {
  const one = describeState(view);
  const more = describeState({
    ...view,
    state: { ...view.state, sequence: 2 },
    profile: { ...profile, frequency: 3, recencyDays: 0 },
  });

  expect(one).toContain('ada  (partition 2, 1 output so far)');
  expect(one).toMatch(/window {5}1 purchase, [\s\S]*recency {4}1 day$/m);
  expect(more).toContain('2 outputs so far');
  expect(more).toMatch(/window {5}3 purchases, [\s\S]*recency {4}0 days$/m);
});

test('a customer whose event came after the last tick is ahead of the time told', () => {
  const ahead = describeState({ ...view, streamTime: Date.parse('2025-03-01T09:59:00Z') });

  expect(describeState(view)).toContain('\ntime told so far 2025-03-02T10:00:00Z\n');
  expect(ahead).toContain(
    "\ntime told so far 2025-03-01T09:59:00Z; the customer's own time is ahead of it: 2025-03-01T10:00:00Z\n",
  );
});
