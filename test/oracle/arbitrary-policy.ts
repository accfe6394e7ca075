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

/** One to four limits. */
function limitsOf(values: fc.Arbitrary<number>): fc.Arbitrary<readonly number[]> {
  return fc
    .uniqueArray(values, { minLength: 1, maxLength: 4 })
    .map((list) => list.sort((left, right) => left - right));
}

const scores = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .map(([left, right]): [number, number] => [Math.min(left, right), Math.max(left, right)]);

/** Names of the grid, too, so that dwells rank them; several boxes on one cell, and cells in none. */
const boxes: fc.Arbitrary<Policy['rfm']['segments']> = fc
  .uniqueArray(
    fc.record({ name: fc.constantFrom('vip', ...SEGMENTS.slice(0, -1)), r: scores, f: scores, m: scores }),
    {
      selector: ({ name }) => name,
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((list) => ({ by: 'boxes', list }));

/** Each combination of five scores an axis in one of a few lists, or in none. */
const codes: fc.Arbitrary<Policy['rfm']['segments']> = fc
  .array(fc.constantFrom('vip', 'champions', 'at_risk', 'lost', null), { minLength: 125, maxLength: 125 })
  .map((owners) => ({
    by: 'codes',
    list: ['vip', 'champions', 'at_risk', 'lost'].map((name) => ({
      name,
      codes: owners.flatMap((owner, index) => (owner === name ? [codeAt(index)] : [])),
    })),
  }));

function codeAt(index: number): string {
  return [index / 25, (index / 5) % 5, index % 5].map((score) => Math.floor(score) + 1).join('');
}

const window = { windowDays: days(9) };

/** Four limits an axis and the grid, or a few of any number with segments of the policy's own. */
const briskRfm: fc.Arbitrary<Policy['rfm']> = fc.oneof(
  fc.record({
    ...window,
    recencyDays: fc
      .uniqueArray(days(12), { minLength: 4, maxLength: 4 })
      .map((list) => list.sort((a, b) => a - b)),
    frequency: fc.constantFrom([1, 2, 3, 5], [1, 2, 3, 4], [2, 4, 6, 8]),
    monetaryMinor: fc.constantFrom([100, 200, 300, 400], [0, 1, 99, 100]),
    segments: fc.oneof({ arbitrary: fc.constant({ by: 'grid' } as const), weight: 2 }, boxes, codes),
  }),
  fc.record({
    ...window,
    recencyDays: limitsOf(days(12)),
    frequency: limitsOf(days(8)),
    monetaryMinor: limitsOf(fc.constantFrom(0, 1, 99, 100, 200, 300)),
    segments: fc.oneof(boxes, codes),
  }),
);

/** Days instead of months: a whole customer's life in three weeks, with many limits on one instant. */
const brisk: fc.Arbitrary<Policy> = fc.record({
  rfm: briskRfm,
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
