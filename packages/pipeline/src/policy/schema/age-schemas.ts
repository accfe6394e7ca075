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

export const churnShape = {
  priorGaps: z.number().int().min(1).max(1_000),
  priorGapDays: days,
  minOverdueDays: days,
  complaints: z.number().int().min(1).max(100),
  complaintDays: days,
  coolDownDays: days,
};
