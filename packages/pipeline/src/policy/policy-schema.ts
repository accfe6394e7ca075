import { z } from 'zod';
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

/** What a policy may be. */
export const policySchema = z
  .strictObject({
    rfm,
    lifecycle: z.strictObject({ newDays: days, churnAfterDays: days, wonBackDays: days }),
    churn: z.strictObject({
      priorGaps: z.number().int().min(1).max(1_000),
      priorGapDays: days,
      minOverdueDays: days,
      complaints: z.number().int().min(1).max(100),
      complaintDays: days,
      coolDownDays: days,
    }),
    dwell: z.record(z.string(), z.strictObject({ days, ranks: z.record(z.string(), rank) })),
    limits: z.strictObject({
      timersPerTick: z.number().int().min(1).max(20_000),
      sweepPerTick: z.number().int().min(1).max(20_000),
    }),
  })
  .refine((policy) => policy.lifecycle.newDays <= policy.lifecycle.churnAfterDays, {
    path: ['lifecycle', 'newDays'],
    message: 'must not exceed churnAfterDays: a customer would be new and churned at once',
  });
