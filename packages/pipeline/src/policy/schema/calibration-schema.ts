import { retail } from '@tidemark/core';
import { z } from 'zod';

const axis = z.enum(['fixed', 'quantiles', 'mean', 'median']);
/** Whole percents: the share is reckoned exactly. */
const percent = z.number().int().min(1).max(100);
const defaults = retail.calibration;

export const calibrationSection = z
  .strictObject({
    recency: axis.default(defaults.recency),
    frequency: axis.default(defaults.frequency),
    monetary: axis.default(defaults.monetary),
    value: z.enum(['fixed', 'shares']).default(defaults.value),
    abc: z.enum(['before', 'inclusive']).default(defaults.abc),
    highPercent: percent.default(defaults.highPercent),
    midPercent: percent.default(defaults.midPercent),
    models: z.enum(['fixed', 'fitted']).default(defaults.models),
    schedule: z.enum(['never', 'daily', 'weekly', 'monthly']).default(defaults.schedule),
  })
  .superRefine(({ highPercent, midPercent }, context) => {
    if (highPercent < midPercent) return;
    const message = `${highPercent} is not below midPercent, ${midPercent}: nobody would be mid`;
    context.addIssue({ code: 'custom', path: ['highPercent'], message });
  });
