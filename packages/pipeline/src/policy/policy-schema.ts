import { z } from 'zod';
import { type DwellFault, dwellFaults } from './dwell-faults.ts';
import { segmentFaults } from './segment-faults.ts';

const days = z.number().int().min(1).max(36_500);
const rank = z.number().int();

/** Ascending limits: they cut an axis into the scores from 1 to one more than there are limits. */
const limits = z
  .array(z.number().int().min(0).max(Number.MAX_SAFE_INTEGER))
  .min(1)
  .max(8)
  .refine((given) => given.every((limit, index) => index === 0 || limit > given[index - 1]!), {
    message: 'limits must ascend',
  });

/** As it stands in outputs, for machines: names for people are another matter. */
const segmentName = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, {
  message: 'a segment is named by small letters, digits and _, such as at_risk',
});

const scores = z
  .tuple([z.number().int().min(1), z.number().int().min(1)])
  .refine(([from, to]) => from <= to, { message: 'a range runs from the smaller score to the larger' });

const segments = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('grid') }),
  z.strictObject({
    by: z.literal('codes'),
    list: z.array(z.strictObject({ name: segmentName, codes: z.array(z.string()).min(1) })).min(1),
  }),
  z.strictObject({
    by: z.literal('boxes'),
    list: z
      .array(z.strictObject({ name: segmentName, r: scores, f: scores, m: scores }))
      .min(1)
      .max(200),
  }),
]);

const rfm = z
  .strictObject({
    windowDays: days,
    recencyDays: limits,
    frequency: limits,
    monetaryMinor: limits,
    segments: segments.default({ by: 'grid' }),
  })
  .superRefine((given, context) => {
    for (const { path, message } of segmentFaults(given))
      context.addIssue({ code: 'custom', path: [...path], message });
  });

const lifecycle = z
  .strictObject({ newDays: days, churnAfterDays: days, wonBackDays: days })
  .refine(({ newDays, churnAfterDays }) => newDays <= churnAfterDays, {
    path: ['newDays'],
    message: 'must not exceed churnAfterDays: a customer would be new and churned at once',
  });

const dwell = z.record(z.string(), z.strictObject({ days, ranks: z.record(z.string(), rank) }));

const parts = {
  rfm,
  lifecycle,
  churn: z.strictObject({
    priorGaps: z.number().int().min(1).max(1_000),
    priorGapDays: days,
    minOverdueDays: days,
    complaints: z.number().int().min(1).max(100),
    complaintDays: days,
    coolDownDays: days,
  }),
  dwell,
  limits: z.strictObject({
    timersPerTick: z.number().int().min(1).max(20_000),
    sweepPerTick: z.number().int().min(1).max(20_000),
  }),
};

/** What a policy may be, part by part; what of one part depends on another is checked by `betweenParts`. */
export const policySchema = z.strictObject(parts);

/** What is wrong between parts that are right by themselves. */
export function betweenParts(document: unknown): readonly DwellFault[] {
  const given = z.object({ dwell: z.unknown(), rfm: z.unknown() }).partial().safeParse(document);
  const ranked = dwell.safeParse(given.data?.dwell);
  if (!ranked.success) return [];
  const faults = dwellFaults(ranked.data, rfm.safeParse(given.data?.rfm).data);
  return faults.map(({ path, message }) => ({ path: ['dwell', ...path], message }));
}
