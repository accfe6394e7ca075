import { type Policy, type PolicyOverride, retail } from '@tidemark/core';
import fc from 'fast-check';
import { briskChurn, off } from './arbitrary-churn.ts';
import { dwellUpTo, someDwells } from './arbitrary-dwell.ts';
import { briskFollowUp } from './arbitrary-follow-up.ts';
import { arbitraryModels } from './arbitrary-models.ts';
import { boxes, codes } from './arbitrary-segments.ts';

const { limits, labels } = retail;

const days = (max: number) => fc.integer({ min: 1, max });
const ascending = (list: number[]) => list.sort((left, right) => left - right);

/** One to four limits. */
function limitsOf(values: fc.Arbitrary<number>): fc.Arbitrary<readonly number[]> {
  return fc.uniqueArray(values, { minLength: 1, maxLength: 4 }).map(ascending);
}

const window = { windowDays: days(9) };

/** Four limits an axis and the grid, or a few of any number with segments of the policy's own. */
const briskRfm: fc.Arbitrary<Policy['rfm']> = fc.oneof(
  fc.record({
    ...window,
    recencyDays: fc.uniqueArray(days(12), { minLength: 4, maxLength: 4 }).map(ascending),
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

/** A border that is left where it is entered, or some way below. */
function borderAt(enterMinor: number): fc.Arbitrary<Policy['value']['high']> {
  return fc
    .constantFrom(1, 1, 0.99, 0.5, 0.2)
    .map((share) => ({ enterMinor, leaveMinor: Math.max(1, Math.floor(enterMinor * share)) }));
}

/** `high` is sometimes left below where `mid` is entered. */
const briskValue: fc.Arbitrary<Policy['value']> = fc
  .record({ mid: fc.constantFrom(1, 99, 100, 101, 200, 300), more: fc.constantFrom(1, 100, 200, 400) })
  .chain(({ mid, more }) => fc.record({ high: borderAt(mid + more), mid: borderAt(mid) }));

const briskLifecycle = { newDays: days(6), churnAfterDays: days(12), wonBackDays: days(10) };

const briskEngagement: fc.Arbitrary<Policy['engagement']> = fc
  .tuple(days(8), days(6))
  .map(([silentDays, more]) => ({ silentDays, lostDays: silentDays + more }));

const briskSatisfaction = fc.record({ complaintDays: days(8) });

/** Whole parts, or some of their keys. */
const briskOverride: fc.Arbitrary<PolicyOverride> = fc.record(
  {
    rfm: fc.oneof(fc.record(window), briskRfm),
    value: briskValue,
    lifecycle: fc.record(briskLifecycle, { requiredKeys: [] }),
    engagement: briskEngagement,
    satisfaction: briskSatisfaction,
    churn: fc.record(briskChurn, { requiredKeys: [] }),
    dwell: someDwells(5),
  },
  { requiredKeys: [] },
);

function overrides(one: fc.Arbitrary<PolicyOverride>): fc.Arbitrary<Policy['byCustomerType']> {
  return fc.oneof(
    { arbitrary: fc.constant({}), weight: 2 },
    { arbitrary: fc.record({ individual: one, enterprise: one }, { requiredKeys: [] }), weight: 3 },
  );
}

/** A rate for every currency that a deployment may have, the first one's without effect. */
const rate = fc.constantFrom(1, 0.5, 0.92, 1 / 3, 0.0061, 3.26);
const rates = fc.record({ EUR: rate, USD: rate, JPY: rate, KWD: rate });

const axis = fc.constantFrom('fixed' as const, 'quantiles' as const, 'mean' as const, 'median' as const);
const calibration: fc.Arbitrary<Policy['calibration']> = fc
  .record({
    recency: axis,
    frequency: axis,
    monetary: axis,
    value: fc.constantFrom('fixed', 'shares'),
    models: fc.constantFrom('fixed', 'fitted'),
  })
  .map((axes) => ({ ...retail.calibration, ...axes }));

const everywhere = { rates, calibration, labels: fc.constant(labels), limits: fc.constant(limits) };

/** Days instead of months: a whole customer's life in three weeks, with many limits on one instant. */
export const briskPolicy: fc.Arbitrary<Policy> = fc.record({
  rfm: briskRfm,
  value: briskValue,
  lifecycle: fc.record(briskLifecycle),
  engagement: briskEngagement,
  satisfaction: briskSatisfaction,
  churn: fc.record(briskChurn),
  dwell: dwellUpTo(5),
  models: arbitraryModels,
  followUp: briskFollowUp,
  byCustomerType: overrides(briskOverride),
  ...everywhere,
});

/** The preset, with a rate for every currency, and with models or without. */
export const presetRetail: fc.Arbitrary<Policy> = fc
  .record({ rates, models: arbitraryModels })
  .map((parts) => ({ ...retail, ...parts }));

/** The preset, bent in a few places. */
export const bentRetail: fc.Arbitrary<Policy> = fc
  .record({
    windowDays: fc.constantFrom(365, 90, 730),
    leaves: fc.constantFrom({ high: 100_000, mid: 25_000 }, { high: 80_000, mid: 10_000 }),
    churnAfterDays: fc.constantFrom(180, 60, 200),
    wonBackDays: fc.constantFrom(90, 10, 200),
    engagement: fc.constantFrom(retail.engagement, { silentDays: 30, lostDays: 90 }),
    coolDownDays: fc.constantFrom(14, 40),
    complaintDays: fc.constantFrom(30, 90),
    dwell: dwellUpTo(30),
    models: arbitraryModels,
    followUp: fc.oneof(fc.constant(retail.followUp), briskFollowUp),
    off,
    factorPercent: fc.constantFrom(200, 150),
    byCustomerType: overrides(fc.constantFrom({ rfm: { windowDays: 180 } }, { dwell: {} }, {})),
    ...everywhere,
  })
  .map(
    ({
      windowDays,
      leaves,
      churnAfterDays,
      wonBackDays,
      coolDownDays,
      complaintDays,
      off,
      factorPercent,
      ...parts
    }) => ({
      ...parts,
      rfm: { ...retail.rfm, windowDays },
      value: {
        high: { ...retail.value.high, leaveMinor: leaves.high },
        mid: { ...retail.value.mid, leaveMinor: leaves.mid },
      },
      lifecycle: { ...retail.lifecycle, churnAfterDays, wonBackDays },
      satisfaction: { complaintDays },
      churn: { ...retail.churn, coolDownDays, complaintDays, off, factorPercent },
    }),
  );
