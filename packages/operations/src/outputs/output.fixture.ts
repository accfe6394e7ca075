import type { PublishedOutput } from './published-output.ts';

const profile = {
  r: 5,
  f: 1,
  m: 1,
  segment: 'new_customers',
  lifecycle: 'new',
  recencyDays: 0,
  frequency: 1,
  monetaryMinor: 100,
  currency: 'USD',
  churn: 'low',
  value: 'low',
  engagement: 'active',
  satisfaction: 'unknown',
  source: 'unknown',
} as const;

const published = {
  sequence: 1,
  at: Date.UTC(2025, 0, 1, 12),
  cause: { kind: 'PURCHASE', eventId: 'e', historical: false },
  profile,
  rules: { policyVersion: 1, scorecardVersion: null },
} as const;

/** A customer's move in the dimension rfm, for tests. */
export function aChange(customerId: string, from: string | null, to: string): PublishedOutput {
  const changes = [{ dimension: 'rfm', from, to, since: published.at }];
  return { ...published, type: 'segment-changed', eventId: `${customerId}:1`, customerId, changes };
}

/** A raised alert of level medium, for tests. */
export function anAlert(customerId: string): PublishedOutput {
  return {
    ...published,
    type: 'churn-alert',
    eventId: `${customerId}:1`,
    customerId,
    kind: 'RAISED',
    level: 'medium',
    signals: [{ signal: 'complaints', observed: 2, threshold: 2, since: published.at }],
    profile: { ...profile, churn: 'medium' },
    pActive: null,
    nextPurchaseExpectedBy: null,
    valueAtRiskMinor: null,
  };
}

/** A call of a plan without end, held back by an hour, for tests. */
export function aFollowUp(customerId: string): PublishedOutput {
  return {
    ...published,
    type: 'follow-up-due',
    eventId: `${customerId}:1`,
    customerId,
    plan: 'care',
    channel: 'phone',
    purpose: 'Keep in touch',
    number: 3,
    of: null,
    dueSince: published.at - 3_600_000,
    heldBack: true,
    capRemaining: 0,
  };
}
