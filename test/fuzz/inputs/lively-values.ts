import { INTERACTION_KINDS } from '@tidemark/core';
import fc from 'fast-check';

const START = Date.parse('2025-01-01T00:00:00Z');
const SPAN_MS = 400 * 86_400_000;
/** Of a record's timestamp that is there; some have none. */
export const RECORD_AT = START + SPAN_MS;

const text = fc.oneof(
  fc.constantFrom('', 'web', 'a\0b', '\u{1f600}', '\uFFFD', 'x'.repeat(300), '\u001b[31m', '__proto__'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const nullable = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 3 });
/** Mostly few customers, so that their states grow. */
const customerId = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('ada', 'grace', 'joan') },
  { weight: 1, arbitrary: text },
  { weight: 1, arbitrary: fc.constantFrom('\0A', 'ü'.repeat(128), 'ü'.repeat(129), '__proto__', ' ') },
);
const occurredAt = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: START, max: START + SPAN_MS }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      0,
      -1,
      1,
      253_402_300_799_999,
      253_402_300_800_000,
      2 ** 52,
      RECORD_AT + 300_000,
      RECORD_AT + 300_001,
    ),
  },
);
const amountMinor = fc.oneof(
  { weight: 8, arbitrary: fc.nat(100_000) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 2 ** 52, 10 ** 13, 10 ** 13 + 1, 0) },
);
const source = nullable(fc.constantFrom('ONLINE', 'OFFLINE', 'REFERRAL', 'ADVERTISING', 'UNKNOWN'));
const who = { eventId: fc.oneof(fc.uuid(), text), customerId, occurredAt };

/** Per source, values that its intake takes, with the edges of what it takes among them. */
export const livelyValues: Readonly<Record<string, fc.Arbitrary<Readonly<Record<string, unknown>>>>> = {
  purchases: fc.record({
    ...who,
    orderId: nullable(text),
    kind: fc.constantFrom('PURCHASE', 'PURCHASE', 'REFUND', 'CANCELLATION', 'UNKNOWN'),
    amountMinor,
    currency: fc.oneof({ weight: 9, arbitrary: fc.constant('EUR') }, { weight: 1, arbitrary: text }),
    channel: nullable(text),
    source,
    customerType: nullable(fc.constantFrom('INDIVIDUAL', 'ENTERPRISE', 'UNKNOWN')),
  }),
  interactions: fc.record({
    ...who,
    kind: fc.constantFrom(...INTERACTION_KINDS),
    channel: nullable(text),
    source,
    campaignId: nullable(text),
  }),
  feedback: fc.record({
    ...who,
    scale: fc.constantFrom('CSAT', 'NPS', 'NONE', 'UNKNOWN'),
    score: nullable(fc.integer({ min: -1, max: 11 })),
    complaint: fc.boolean(),
    topic: nullable(text),
  }),
};
