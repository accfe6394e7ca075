import {
  type EpochMs,
  type FeedbackEvent,
  type Policy,
  type PurchaseEvent,
  type Rules,
  retail,
} from '@tidemark/core';
import type { LogStep } from '../fold/oracle.ts';

/** One policy in force from 0 on, and a deployment in UTC with dollars first; any part replaced. */
export function rulesOf(policy: Partial<Policy> = {}, deployment: Partial<Rules['deployment']> = {}): Rules {
  return {
    deployment: {
      id: 'named',
      partitions: 1,
      zone: { name: 'UTC', initialOffsetMs: 0, transitions: [] },
      currencies: ['USD'],
      daysKept: 730,
      goLive: 0,
      time: 'simulated',
      ...deployment,
    },
    list: [{ policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy: { ...retail, ...policy } }],
  };
}

let ids = 0;

/** A purchase, refund or cancellation of 10.00 dollars; any part replaced. */
export function bought(at: EpochMs, other: Partial<PurchaseEvent> = {}): LogStep {
  const event: PurchaseEvent = {
    kind: 'PURCHASE',
    eventId: `e${ids++}`,
    at,
    amountMinor: 1_000,
    currency: 'USD',
    source: null,
    customerType: null,
    ...other,
  };
  return { kind: 'event', event };
}

export function refunded(at: EpochMs, amountMinor: number): LogStep {
  return bought(at, { kind: 'REFUND', amountMinor });
}

export function visited(at: EpochMs, source: PurchaseEvent['source'] = null): LogStep {
  return {
    kind: 'event',
    event: { kind: 'INTERACTION', eventId: `e${ids++}`, at, interaction: 'VISIT', channel: null, source },
  };
}

/** CSAT without a score or complaint; any part replaced. */
export function wrote(at: EpochMs, other: Partial<FeedbackEvent> = {}): LogStep {
  const event: FeedbackEvent = {
    kind: 'FEEDBACK',
    eventId: `e${ids++}`,
    at,
    scale: 'CSAT',
    score: null,
    complaint: false,
    ...other,
  };
  return { kind: 'event', event };
}

export function complained(at: EpochMs): LogStep {
  return wrote(at, { complaint: true });
}
