import type { EpochMs } from '@tidemark/core';
import { sources } from '@tidemark/pipeline';
import {
  type Feedback,
  feedbackSchema,
  type Interaction,
  interactionSchema,
  type Purchase,
  purchaseSchema,
} from '@tidemark/schemas';
import type { Upstream } from '../schedule/schedule.ts';

const FRAME_BYTES = 5;
/** Ids as the memory registry gives them, in the order in which the sources' schemas are registered. */
const FIRST_SCHEMA_ID = 1;
const UNKNOWN_ID = 99;

/** A source record's value: framed Avro, or what a broken producer makes of it. */
export function upstreamValue(upstream: Upstream, occurredAt: EpochMs): Buffer | null {
  if (upstream.fault === 'no-value') return null;
  if (upstream.fault === 'garbage') return Buffer.from('not a record');
  const value = encode(upstream, occurredAt);
  value.writeUInt8(0, 0);
  const own = FIRST_SCHEMA_ID + sources.findIndex(({ name }) => name === upstream.intake);
  value.writeUInt32BE(upstream.fault === 'unknown-schema' ? UNKNOWN_ID : own, 1);
  return value;
}

function encode(upstream: Upstream, occurredAt: EpochMs): Buffer {
  switch (upstream.intake) {
    case 'purchases':
      return purchaseSchema.encode(purchase(upstream, occurredAt), FRAME_BYTES);
    case 'interactions':
      return interactionSchema.encode(interaction(upstream, occurredAt), FRAME_BYTES);
    case 'feedback':
      return feedbackSchema.encode(feedback(upstream, occurredAt), FRAME_BYTES);
    default:
      throw new Error(`Nothing here produces to "${upstream.intake}": add what its producer sends`);
  }
}

function purchase(upstream: Upstream, occurredAt: EpochMs): Purchase {
  const { number, fault } = upstream;
  const kinds = ['PURCHASE', 'PURCHASE', 'PURCHASE', 'PURCHASE', 'REFUND', 'CANCELLATION'] as const;
  return {
    ...who(upstream),
    occurredAt,
    orderId: null,
    kind: kinds[number % kinds.length]!,
    amountMinor: fault === 'invalid' ? -1 : (number * 37) % 500,
    currency: number % 5 === 0 ? 'USD' : 'EUR',
    channel: null,
    source: number % 3 === 0 ? 'ONLINE' : null,
    customerType: number % 7 === 0 ? 'ENTERPRISE' : number % 7 === 1 ? 'INDIVIDUAL' : null,
  };
}

/** Twice as many visits as anything else; wishes and contacts of every channel, and of a word that is none. */
const INTERACTIONS = ['VISIT', 'CONTACT_MADE', 'OPT_OUT', 'VISIT', 'OPT_IN'] as const;
const WORDS = [null, 'phone', 'EMAIL', 'web'];

function interaction(upstream: Upstream, occurredAt: EpochMs): Interaction {
  const { number } = upstream;
  // Nothing but its identity can be wrong with an interaction.
  const eventId = upstream.fault === 'invalid' ? '' : upstream.eventId;
  return {
    ...who(upstream),
    eventId,
    occurredAt,
    kind: INTERACTIONS[number % INTERACTIONS.length]!,
    channel: WORDS[number % WORDS.length]!,
    source: null,
    campaignId: null,
  };
}

function feedback(upstream: Upstream, occurredAt: EpochMs): Feedback {
  const { number, fault } = upstream;
  const isScored = fault === 'invalid' || number % 2 === 0;
  return {
    ...who(upstream),
    occurredAt,
    scale: isScored ? 'CSAT' : 'NONE',
    score: fault === 'invalid' ? 9 : isScored ? 1 + (number % 5) : null,
    complaint: number % 3 !== 0,
    topic: null,
  };
}

function who({ customer, eventId, fault }: Upstream): { customerId: string; eventId: string } {
  return { customerId: fault === 'no-customer' ? '' : customer, eventId };
}
