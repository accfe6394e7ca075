import { CONTACT_CHANNELS, type FollowUpPlan, type Weekday } from '@tidemark/core';
import { z } from 'zod';
import { days } from './days-schema.ts';
import { line } from './line-schema.ts';

/** As many follow-ups as a customer's state remembers. */
const CAP_MAX = 8;
const PLANS_MAX = 100;

const channel = z.enum(CONTACT_CHANNELS);

const weekday = z.enum([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const satisfies readonly Weekday[]);

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
  message: 'a time of day is written HH:MM, from "00:00" to "23:59", in quotes',
});

/** One word or a list of them. */
const words = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((given) => (typeof given === 'string' ? [given] : given));

const someDays = z.number().int().min(0).max(36_500);

const DAYS_OF_A_SINGLE = { spread: 7, again: 30 };

/** What is left out follows from the rhythm of the plan. */
const plan = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/, {
      message: 'a plan is named by small letters, digits, - and _, such as win-back',
    }),
    when: z.record(z.string(), words).default({}),
    channel,
    purpose: line.default(''),
    firstAfterDays: someDays.exactOptional(),
    everyDays: days.nullable().default(null),
    times: z.number().int().min(1).max(1_000_000).nullable().default(null),
    spreadDays: someDays.exactOptional(),
    againAfterDays: someDays.exactOptional(),
  })
  .refine(({ everyDays, times }) => everyDays !== null || times === null || times === 1, {
    path: ['times'],
    message: 'takes everyDays: without it there is one follow-up',
  })
  .transform(
    (given): FollowUpPlan => ({
      ...given,
      firstAfterDays: given.firstAfterDays ?? given.everyDays ?? 0,
      spreadDays: given.spreadDays ?? given.everyDays ?? DAYS_OF_A_SINGLE.spread,
      againAfterDays:
        given.againAfterDays ??
        (given.everyDays === null ? DAYS_OF_A_SINGLE.again : given.everyDays * (given.times ?? 1)),
    }),
  );

const cap = z.strictObject({
  max: z
    .number()
    .int()
    .min(1)
    .max(CAP_MAX, {
      message: `a cap is at most ${CAP_MAX}: so many follow-ups are remembered of a customer`,
    }),
  perDays: days,
  channel: channel.nullable().default(null),
});

const quietHours = z.strictObject({ from: time, to: time }).refine(({ from, to }) => from !== to, {
  path: ['to'],
  message: 'is the same as from: leave quietHours out for none; quiet hours all day would leave no hour',
});

/** By plan, cap and quiet hours; which dimensions and classes there are is checked by `followUpFaults`. */
export const followUpSection = z.strictObject({
  plans: z.array(plan).max(PLANS_MAX).default([]),
  caps: z.array(cap).max(CAP_MAX).default([]),
  minGapDays: someDays.default(0),
  quietHours: quietHours.nullable().default(null),
  quietWeekdays: z
    .array(weekday)
    .max(6, { message: 'leave a day on which customers may be contacted' })
    .default([]),
});

/** What a policy of an earlier release has: nobody is contacted who was not before. */
export const NO_FOLLOW_UP = followUpSection.parse({});
