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
