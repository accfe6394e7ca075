import { z } from 'zod';
import { segmentFaults } from '../segments/segment-faults.ts';
import { days } from './days-schema.ts';

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

/** Setting by setting, for rules that give only some. */
export const rfmShape = {
  windowDays: days,
  recencyDays: limits,
  frequency: limits,
  monetaryMinor: limits,
  segments,
};

export const rfmSection = z
  .strictObject({ ...rfmShape, segments: segments.default({ by: 'grid' }) })
  .superRefine((given, context) => {
    for (const { path, message } of segmentFaults(given))
      context.addIssue({ code: 'custom', path: [...path], message });
  });
