import {
  type CustomerEvent,
  type EpochMs,
  type FeedbackEvent,
  type FollowUp,
  type Policy,
  type PurchaseEvent,
  type Rules,
  retail,
} from '@tidemark/core';
import type { LogStep } from '../fold/oracle.ts';

type InteractionEvent = Extract<CustomerEvent, { kind: 'INTERACTION' }>;

/** Cases of classes and alerts tell nothing of these. */
const NO_FOLLOW_UP: FollowUp = {
  plans: [],
  caps: [],
  minGapDays: 0,
  quietHours: null,
  quietWeekdays: [],
};

/**
 * One policy in force from 0 on, retail without follow-ups, and a deployment in UTC with dollars first; any part replaced.
 */
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
    list: [
      {
        policyVersion: 1,
        scorecardVersion: null,
        effectiveAt: 0,
        policy: { ...retail, followUp: NO_FOLLOW_UP, ...policy },
      },
    ],
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

/** An interaction of any kind; of a channel for OPT_OUT and OPT_IN. */
export function interacted(
  at: EpochMs,
  interaction: InteractionEvent['interaction'],
  other: Partial<InteractionEvent> = {},
): LogStep {
  const eventId = `e${ids++}`;
  return {
    kind: 'event',
    event: { kind: 'INTERACTION', eventId, at, interaction, channel: null, source: null, ...other },
  };
}

export function visited(at: EpochMs, source: PurchaseEvent['source'] = null): LogStep {
  return interacted(at, 'VISIT', { source });
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
