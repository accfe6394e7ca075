import { type Policy, retail } from '@tidemark/core';
import fc from 'fast-check';

const SEGMENTS = [
  'champions',
  'loyal_customers',
  'potential_loyalists',
  'new_customers',
  'promising',
  'need_attention',
  'about_to_sleep',
  'at_risk',
  'cant_lose',
  'hibernating',
  'lost',
  'inactive',
];
const LIFECYCLES = ['prospect', 'new', 'established', 'won_back', 'churned'];

const days = (max: number) => fc.integer({ min: 1, max });

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

function dwellUpTo(max: number): fc.Arbitrary<Policy['dwell']> {
  const one = (classes: readonly string[]) =>
    fc.record({ days: fc.integer({ min: 0, max }), ranks: ranksOf(classes) });
  return fc.oneof(
    { arbitrary: fc.constant({}), weight: 2 },
    {
      arbitrary: fc.record({ rfm: one(SEGMENTS), lifecycle: one(LIFECYCLES) }, { requiredKeys: [] }),
      weight: 3,
    },
  );
}

const limits = retail.limits;

/** Days instead of months: a whole customer's life in three weeks, with many limits on one instant. */
const brisk: fc.Arbitrary<Policy> = fc.record({
  rfm: fc.record({
    windowDays: days(9),
    recencyDays: fc
      .uniqueArray(days(12), { minLength: 4, maxLength: 4 })
      .map((list) => list.sort((a, b) => a - b)),
    frequency: fc.constantFrom([1, 2, 3, 5], [1, 2, 3, 4], [2, 4, 6, 8]),
    monetaryMinor: fc.constantFrom([100, 200, 300, 400], [0, 1, 99, 100]),
  }),
  lifecycle: fc.record({ newDays: days(6), churnAfterDays: days(12), wonBackDays: days(10) }),
  churn: fc.record({
    priorGaps: days(3),
    priorGapDays: days(8),
    minOverdueDays: days(6),
    complaints: days(3),
    complaintDays: days(8),
    coolDownDays: fc.integer({ min: 0, max: 9 }),
  }),
  dwell: dwellUpTo(5),
  limits: fc.constant(limits),
});

/** The preset, bent in a few places. */
const bentRetail: fc.Arbitrary<Policy> = fc
  .record({
    windowDays: fc.constantFrom(365, 90, 730),
    churnAfterDays: fc.constantFrom(180, 60, 200),
    wonBackDays: fc.constantFrom(90, 10, 200),
    coolDownDays: fc.constantFrom(14, 40),
    complaintDays: fc.constantFrom(30, 90),
    dwell: dwellUpTo(30),
  })
  .map(({ windowDays, churnAfterDays, wonBackDays, coolDownDays, complaintDays, dwell }) => ({
    rfm: { ...retail.rfm, windowDays },
    lifecycle: { ...retail.lifecycle, churnAfterDays, wonBackDays },
    churn: { ...retail.churn, coolDownDays, complaintDays },
    dwell,
    limits,
  }));

/** Policies of one deployment, the first of them in force from the beginning. */
export const arbitraryPolicies: fc.Arbitrary<readonly Policy[]> = fc.oneof(
  { arbitrary: fc.array(brisk, { minLength: 1, maxLength: 4 }), weight: 8 },
  { arbitrary: fc.constant([retail]), weight: 1 },
  { arbitrary: fc.array(bentRetail, { minLength: 1, maxLength: 3 }), weight: 1 },
);
