import fc from 'fast-check';
import type { EventBody } from './moves.ts';

const amountMinor = fc.oneof(
  fc.constantFrom(0, 1, 99, 100, 101, 200, 300, 301, 5_000, 5_001, 100_001),
  fc.nat(500),
);
/** Now and then as much as takes the money of the window to a border, or just past it. */
const toBorder = fc.oneof(
  { arbitrary: fc.constant(null), weight: 3 },
  { arbitrary: fc.record({ border: fc.nat(30), offsetMinor: fc.constantFrom(0, 0, -1, 1) }), weight: 2 },
);
const someSource = fc.constantFrom(
  'ONLINE' as const,
  'OFFLINE' as const,
  'REFERRAL' as const,
  'ADVERTISING' as const,
);
/** Often unknown, so that the first known one comes late. */
const source = fc.option(someSource, { freq: 2 });
const customerType = fc.oneof(
  { arbitrary: fc.constant(null), weight: 4 },
  fc.constantFrom('INDIVIDUAL' as const, 'ENTERPRISE' as const),
);

const purchase: fc.Arbitrary<EventBody> = fc.record({
  kind: fc.constantFrom('PURCHASE', 'PURCHASE', 'PURCHASE', 'PURCHASE', 'REFUND', 'CANCELLATION'),
  amountMinor,
  toBorder,
  currencyIndex: fc.nat(2),
  source,
  customerType,
});
/** Channels that plans name too, sometimes another one, often none: all of them. */
const channel = fc.option(fc.constantFrom('phone', 'phone', 'email', 'sms', 'push'), { freq: 3, nil: null });
const interaction: fc.Arbitrary<EventBody> = fc.record({
  kind: fc.constant('INTERACTION' as const),
  interaction: fc.constantFrom(
    ...(['VISIT', 'EMAIL_OPEN', 'APP_OPEN', 'OTHER'] as const),
    ...(['CONTACT_MADE', 'CONTACT_MADE', 'CONTACT_MADE'] as const),
    ...(['OPT_OUT', 'OPT_OUT', 'OPT_IN'] as const),
  ),
  channel,
  source,
});
const visit: fc.Arbitrary<EventBody> = fc.constant({
  kind: 'INTERACTION',
  interaction: 'VISIT',
  channel: null,
  source: null,
});
const feedback: fc.Arbitrary<EventBody> = fc
  .oneof(
    fc.record({ scale: fc.constant('CSAT' as const), score: fc.constantFrom(null, 1, 2, 3, 4, 5) }),
    fc.record({ scale: fc.constant('NPS' as const), score: fc.constantFrom(null, 0, 6, 7, 8, 9, 10) }),
    fc.record({ scale: fc.constant('NONE' as const), score: fc.constant(null) }),
  )
  .chain(({ scale, score }) =>
    fc.boolean().map((complaint) => ({ kind: 'FEEDBACK' as const, scale, score, complaint })),
  );
/** Any event. */
export const arbitraryBody = fc.oneof(
  { arbitrary: purchase, weight: 6 },
  { arbitrary: feedback, weight: 4 },
  { arbitrary: interaction, weight: 4 },
);
/** What takes a customer from plan to plan and back, and counts for them: wishes, contacts, complaints and praise. */
export const turn: fc.Arbitrary<EventBody> = fc.oneof(
  fc.record({
    kind: fc.constant('INTERACTION' as const),
    interaction: fc.constantFrom('CONTACT_MADE', 'OPT_OUT', 'OPT_IN'),
    channel: fc.constantFrom('phone', 'phone', 'email', null),
    source: fc.constant(null),
  }),
  fc.record({
    kind: fc.constant('FEEDBACK' as const),
    scale: fc.constant('CSAT' as const),
    score: fc.constantFrom(1, 5),
    complaint: fc.boolean(),
  }),
);
/** A visit, a purchase, or what is said of one: what regular customers do. */
export const habit: fc.Arbitrary<EventBody> = fc.oneof(
  { arbitrary: visit, weight: 3 },
  { arbitrary: purchase, weight: 3 },
  { arbitrary: turn, weight: 1 },
);
