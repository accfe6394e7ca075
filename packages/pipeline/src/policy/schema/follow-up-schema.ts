import { CONTACT_CHANNELS, type FollowUpPlan } from '@tidemark/core';
import { z } from 'zod';
import { days } from './days-schema.ts';
import { line } from './line-schema.ts';
import { quietHours, quietWeekdays } from './quiet-schema.ts';

/** As many follow-ups as a customer's state remembers. */
const CAP_MAX = 8;
const CAPS_MAX = 20;
const PLANS_MAX = 100;

const channel = z.enum(CONTACT_CHANNELS, {
  error: ({ input }) =>
    `there is no channel ${JSON.stringify(input) ?? 'given'}: they are ${CONTACT_CHANNELS.join(', ')}`,
});

/** One word or a list of them. */
const words = z
  .union([z.string(), z.array(z.string()).min(1)], {
    error: 'is a word or a list of words, such as [high, mid]',
  })
  .transform((given) => (typeof given === 'string' ? [given] : given));

const daysOrNone = z.number().int().min(0).max(36_500);

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
    firstAfterDays: daysOrNone.exactOptional(),
    everyDays: days.nullable().default(null),
    times: z.number().int().min(1).max(1_000_000).nullable().default(null),
    spreadDays: daysOrNone.exactOptional(),
    againAfterDays: daysOrNone.exactOptional(),
  })
  .refine(({ everyDays, times }) => everyDays !== null || times === null || times === 1, {
    path: ['times'],
    message: 'there is one follow-up only without everyDays: give it, too, or leave times out',
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
      message: `a cap is at most ${CAP_MAX}: so many follow-ups are remembered of a customer. Give fewer in fewer days`,
    }),
  perDays: days,
  channel: channel.nullable().default(null),
});

/** By plan, cap and quiet hours; which dimensions and classes there are is checked by `followUpFaults`. */
export const followUpSection = z.strictObject({
  plans: z.array(plan).max(PLANS_MAX).default([]),
  caps: z.array(cap).max(CAPS_MAX).default([]),
  minGapDays: daysOrNone.default(0),
  quietHours: quietHours.nullable().default(null),
  quietWeekdays: quietWeekdays.default([]),
});

/** What a policy of an earlier release has: nobody is contacted who was not before. */
export const NO_FOLLOW_UP = followUpSection.parse({});
