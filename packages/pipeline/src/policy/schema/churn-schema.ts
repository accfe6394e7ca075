import { retail, signals } from '@tidemark/core';
import { z } from 'zod';
import { days } from './days-schema.ts';

const defaults = retail.churn;

/** How much may be left of what was: 0 for nothing at all. */
const percentLeft = z.number().int().min(0).max(100);
/** Purchases or interactions of a window: fewer say nothing. */
const count = z.number().int().min(1).max(1_000_000);

const names = signals.map(({ name }) => name);
const signalName = z.string().refine((name) => names.includes(name), {
  error: ({ input }) => `there is no signal ${JSON.stringify(input)}: they are ${names.join(', ')}`,
});

/** Setting by setting, for rules that give only some; limits of one signal go together. */
export const churnShape = {
  off: z.array(signalName),
  priorGaps: z.number().int().min(1).max(1_000),
  priorGapDays: days,
  factorPercent: z.number().int().min(1).max(10_000),
  minOverdueDays: days,
  pActive: z.strictObject({
    horizonDays: days,
    below: z.number().gt(0).max(1),
    fallenToPercent: z.number().int().min(1).max(100),
    minOverdueDays: days,
  }),
  frequencyDrop: z.strictObject({ windowDays: days, min: count, percent: percentLeft }),
  interactionDrop: z.strictObject({ min: count, percent: percentLeft }),
  complaints: z.number().int().min(1).max(100),
  complaintDays: days,
  coolDownDays: days,
};

/** The settings that policies of an earlier release lack have the defaults of `retail`. */
export const churnSection = z.strictObject({
  ...churnShape,
  off: churnShape.off.default([]),
  factorPercent: churnShape.factorPercent.default(defaults.factorPercent),
  pActive: churnShape.pActive.default(defaults.pActive),
  frequencyDrop: churnShape.frequencyDrop.default(defaults.frequencyDrop),
  interactionDrop: churnShape.interactionDrop.default(defaults.interactionDrop),
});
