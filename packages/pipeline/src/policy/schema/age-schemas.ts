import { retail, signals } from '@tidemark/core';
import { z } from 'zod';
import { days } from './days-schema.ts';

export const lifecycleShape = { newDays: days, churnAfterDays: days, wonBackDays: days };

export const lifecycleSection = z
  .strictObject(lifecycleShape)
  .refine(({ newDays, churnAfterDays }) => newDays <= churnAfterDays, {
    path: ['newDays'],
    message: 'must not exceed churnAfterDays: a customer would be new and churned at once',
  });

export const engagementShape = { silentDays: days, lostDays: days };

export const satisfactionShape = { complaintDays: days };

const percent = z.number().int().min(1).max(100);
/** Purchases or interactions of a window. */
const count = z.number().int().min(1).max(1_000_000);

const names = signals.map(({ name }) => name);
const signalName = z.string().refine((name) => names.includes(name), {
  error: ({ input }) => `there is no signal ${JSON.stringify(input)}: they are ${names.join(', ')}`,
});

export const churnShape = {
  priorGaps: z.number().int().min(1).max(1_000),
  priorGapDays: days,
  factorPercent: z.number().int().min(1).max(10_000),
  minOverdueDays: days,
  complaints: z.number().int().min(1).max(100),
  complaintDays: days,
  coolDownDays: days,
  pActive: z.strictObject({
    horizonDays: days,
    below: z.number().gt(0).max(1),
    fallenToPercent: percent,
    minOverdueDays: days,
  }),
  frequencyDrop: z.strictObject({ windowDays: days, min: count, percent: percent.or(z.literal(0)) }),
  interactionDrop: z.strictObject({ min: count, percent: percent.or(z.literal(0)) }),
  off: z.array(signalName),
};

const defaults = retail.churn;

/** The settings that policies of an earlier release lack have the defaults of `retail`. */
export const churnSection = z.strictObject({
  ...churnShape,
  factorPercent: churnShape.factorPercent.default(defaults.factorPercent),
  pActive: churnShape.pActive.default(defaults.pActive),
  frequencyDrop: churnShape.frequencyDrop.default(defaults.frequencyDrop),
  interactionDrop: churnShape.interactionDrop.default(defaults.interactionDrop),
  off: churnShape.off.default([]),
});
