import type { Policy } from '@tidemark/core';
import fc from 'fast-check';
import { SEGMENTS } from './arbitrary-segments.ts';

/** The classes of each dimension, the better ones first. */
export const CLASSES = {
  rfm: SEGMENTS,
  lifecycle: ['prospect', 'contacted', 'new', 'established', 'won_back', 'churned'],
  value: ['high', 'mid', 'low', 'none'],
  engagement: ['active', 'potential', 'silent', 'lost'],
  satisfaction: ['satisfied', 'neutral', 'unknown', 'dissatisfied'],
  source: ['referral', 'online', 'unknown', 'offline', 'advertising'],
} as const;

/** Ranks by the order given, some classes unranked, neighbours sometimes equal. */
function ranksOf(classes: readonly string[]): fc.Arbitrary<Record<string, number>> {
  const rank = fc.option(fc.integer({ min: 0, max: 2 }), { freq: 6, nil: undefined });
  return fc.array(rank, { minLength: classes.length, maxLength: classes.length }).map((nudges) =>
    Object.fromEntries(
      classes.flatMap((name, index) => {
        const nudge = nudges[index];
        return nudge === undefined ? [] : [[name, classes.length - index + nudge]];
      }),
    ),
  );
}

/** For each dimension a dwell, or none. */
export function someDwells(maxDays: number): fc.Arbitrary<Policy['dwell']> {
  const one = (classes: readonly string[]) =>
    fc.record({ days: fc.integer({ min: 0, max: maxDays }), ranks: ranksOf(classes) });
  const { rfm, lifecycle, value, engagement, satisfaction, source } = CLASSES;
  return fc.record(
    {
      rfm: one(rfm),
      lifecycle: one(lifecycle),
      value: one(value),
      engagement: one(engagement),
      satisfaction: one(satisfaction),
      source: one(source),
    },
    { requiredKeys: [] },
  );
}

/** No dwell at all, or some. */
export function dwellUpTo(maxDays: number): fc.Arbitrary<Policy['dwell']> {
  return fc.oneof({ arbitrary: fc.constant({}), weight: 2 }, { arbitrary: someDwells(maxDays), weight: 3 });
}
