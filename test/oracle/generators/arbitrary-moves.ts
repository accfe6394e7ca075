import { DAY, HOUR } from '@tidemark/core';
import fc from 'fast-check';
import type { EventBody, Move, When } from './moves.ts';

const offsetMs = fc.constantFrom(0, 0, 0, -1, 1, HOUR, -HOUR);
const someTime = fc.oneof(
  fc.constantFrom(1, 2, HOUR, DAY - 1, DAY, DAY + 1),
  fc.integer({ min: 0, max: 5 * DAY }),
  fc.integer({ min: 0, max: 60 * DAY }),
);

const when: fc.Arbitrary<When> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('after' as const), ms: someTime }), weight: 4 },
  { arbitrary: fc.constant({ kind: 'same' as const }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant('due' as const), offsetMs }), weight: 6 },
  {
    arbitrary: fc.record({
      kind: fc.constant('limit' as const),
      back: fc.nat(4),
      duration: fc.nat(60),
      offsetMs,
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('midnight' as const),
      days: fc.integer({ min: -4, max: 6 }),
      offsetMs,
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ kind: fc.constant('after-as-of' as const), ms: someTime }), weight: 2 },
  { arbitrary: fc.record({ kind: fc.constant('late' as const), ms: someTime }), weight: 3 },
  {
    arbitrary: fc.record({
      kind: fc.constant('transition' as const),
      index: fc.nat(3),
      offsetMs: fc.oneof(offsetMs, fc.integer({ min: -DAY, max: DAY })),
    }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('oldest-kept' as const),
      days: fc.integer({ min: -2, max: 2 }),
      offsetMs,
    }),
    weight: 1,
  },
  { arbitrary: fc.record({ kind: fc.constant('rules' as const), offsetMs }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('go-live' as const), offsetMs }), weight: 1 },
);

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
const feedback: fc.Arbitrary<EventBody> = fc
  .oneof(
    fc.record({ scale: fc.constant('CSAT' as const), score: fc.constantFrom(null, 1, 2, 3, 4, 5) }),
    fc.record({ scale: fc.constant('NPS' as const), score: fc.constantFrom(null, 0, 6, 7, 8, 9, 10) }),
    fc.record({ scale: fc.constant('NONE' as const), score: fc.constant(null) }),
  )
  .chain(({ scale, score }) =>
    fc.boolean().map((complaint) => ({ kind: 'FEEDBACK' as const, scale, score, complaint })),
  );
const body = fc.oneof(
  { arbitrary: purchase, weight: 6 },
  { arbitrary: feedback, weight: 4 },
  { arbitrary: interaction, weight: 4 },
);

/** An event once more, often the last one that its ring remembers or the first one it does not. */
const repeat: fc.Arbitrary<Move> = fc.oneof(
  fc.record({
    kind: fc.constant('repeat' as const),
    ring: fc.constantFrom('purchases', 'contacts'),
    back: fc.nat(4),
  }),
  fc.record({
    kind: fc.constant('repeat' as const),
    ring: fc.constant('purchases' as const),
    back: fc.constantFrom(14, 15, 16),
  }),
  fc.record({
    kind: fc.constant('repeat' as const),
    ring: fc.constant('contacts' as const),
    back: fc.constantFrom(6, 7, 8),
  }),
);

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant('event' as const),
      when,
      body,
      reuse: fc.option(fc.nat(18), { freq: 8 }).map((back) => back),
    }),
    weight: 12,
  },
  { arbitrary: repeat, weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('tick' as const), when }), weight: 4 },
  { arbitrary: fc.record({ kind: fc.constant('rules' as const), when }), weight: 1 },
);

/** Enough events in a row to fill a ring, and a repetition. */
const burst: fc.Arbitrary<readonly Move[]> = fc
  .record({ body, ms: fc.constantFrom(0, 1, HOUR), count: fc.integer({ min: 7, max: 18 }), again: repeat })
  .map(({ body, ms, count, again }) => [
    ...Array.from({ length: count }, () => {
      const when = { kind: 'after' as const, ms };
      return { kind: 'event' as const, when, body, reuse: null };
    }),
    again,
  ]);

/** What takes a customer from plan to plan and back, and counts for them: wishes, contacts, complaints and praise. */
const turn: fc.Arbitrary<EventBody> = fc.oneof(
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

const fewDays = fc.oneof(fc.integer({ min: 0, max: 3 * DAY }), fc.constantFrom(0, 1, DAY, 2 * DAY));

/** On and on in some days, much of it late. */
const toAndFro: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    kind: fc.constant('event' as const),
    when: fc.oneof(
      { arbitrary: fc.record({ kind: fc.constant('after' as const), ms: fewDays }), weight: 3 },
      { arbitrary: fc.record({ kind: fc.constant('late' as const), ms: fewDays }), weight: 2 },
      { arbitrary: fc.record({ kind: fc.constant('due' as const), offsetMs }), weight: 2 },
    ),
    body: turn,
    reuse: fc.constant(null),
  }),
  { minLength: 3, maxLength: 15, size: 'max' },
);

/** Mostly short lives; some long, some with enough events to fill the rings, some that go from plan to plan. */
export const arbitraryMoves: fc.Arbitrary<readonly Move[]> = fc.oneof(
  { arbitrary: fc.array(move, { minLength: 1, maxLength: 15, size: 'max' }), weight: 14 },
  { arbitrary: fc.array(move, { minLength: 1, maxLength: 40, size: 'max' }), weight: 1 },
  {
    arbitrary: fc.tuple(fc.array(move, { maxLength: 4 }), toAndFro).map((groups) => groups.flat()),
    weight: 3,
  },
  {
    arbitrary: fc
      .tuple(fc.array(move, { maxLength: 4 }), burst, fc.array(move, { maxLength: 4 }))
      .map((groups) => groups.flat()),
    weight: 1,
  },
);
