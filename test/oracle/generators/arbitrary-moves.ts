import { DAY, HOUR } from '@tidemark/core';
import fc from 'fast-check';
import { arbitraryBody, habit, turn } from './arbitrary-bodies.ts';
import { arbitraryWhen, offsetMs } from './arbitrary-when.ts';
import type { Move } from './moves.ts';

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
      when: arbitraryWhen,
      body: arbitraryBody,
      reuse: fc.option(fc.nat(18), { freq: 8 }).map((back) => back),
    }),
    weight: 12,
  },
  { arbitrary: repeat, weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('tick' as const), when: arbitraryWhen }), weight: 4 },
  { arbitrary: fc.record({ kind: fc.constant('rules' as const), when: arbitraryWhen }), weight: 1 },
);

/** Enough events in a row to fill a ring, and a repetition. */
const burst: fc.Arbitrary<readonly Move[]> = fc
  .record({
    body: arbitraryBody,
    ms: fc.constantFrom(0, 1, HOUR),
    count: fc.integer({ min: 7, max: 18 }),
    again: repeat,
  })
  .map(({ body, ms, count, again }) => [
    ...Array.from({ length: count }, () => {
      const when = { kind: 'after' as const, ms };
      return { kind: 'event' as const, when, body, reuse: null };
    }),
    again,
  ]);
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

/** So regular that drops last: a rhythm of days or weeks, now and then a step left out, some of it known months later. */
const regular: fc.Arbitrary<readonly Move[]> = fc
  .record({
    everyMs: fc.constantFrom(DAY / 2, DAY, DAY, 2 * DAY, 4 * DAY, 7 * DAY),
    steps: fc.array(
      fc.record({
        body: habit,
        rests: fc.constantFrom(1, 1, 1, 1, 2, 3),
        isLate: fc.constantFrom(false, false, false, false, false, true),
      }),
      { minLength: 5, maxLength: 20, size: 'max' },
    ),
    lateMs: fc.integer({ min: 70 * DAY, max: 98 * DAY }),
  })
  .map(({ everyMs, steps, lateMs }) =>
    steps.map(({ body, rests, isLate }) => {
      const when = isLate
        ? { kind: 'late' as const, ms: lateMs }
        : { kind: 'after' as const, ms: rests * everyMs };
      return { kind: 'event' as const, when, body, reuse: null };
    }),
  );

/** Mostly short lives; some long, some with enough events to fill the rings, some that are regular, some that go from plan to plan. */
export const arbitraryMoves: fc.Arbitrary<readonly Move[]> = fc.oneof(
  { arbitrary: fc.array(move, { minLength: 1, maxLength: 15, size: 'max' }), weight: 12 },
  { arbitrary: fc.array(move, { minLength: 1, maxLength: 40, size: 'max' }), weight: 1 },
  {
    arbitrary: fc.tuple(regular, fc.array(move, { maxLength: 4 })).map((groups) => groups.flat()),
    weight: 2,
  },
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
