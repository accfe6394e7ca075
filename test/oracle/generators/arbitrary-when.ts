import { DAY, HOUR } from '@tidemark/core';
import fc from 'fast-check';
import type { When } from './moves.ts';

/** At an instant, right before or after it, or an hour away. */
export const offsetMs = fc.constantFrom(0, 0, 0, -1, 1, HOUR, -HOUR);
const someTime = fc.oneof(
  fc.constantFrom(1, 2, HOUR, DAY - 1, DAY, DAY + 1),
  fc.integer({ min: 0, max: 5 * DAY }),
  fc.integer({ min: 0, max: 60 * DAY }),
);

/** Near everything that an instant may lie near. */
export const arbitraryWhen: fc.Arbitrary<When> = fc.oneof(
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
