import type { ContactCap, ContactChannel, FollowUp, FollowUpPlan } from '@tidemark/core';
import fc from 'fast-check';
import { CLASSES } from './arbitrary-dwell.ts';

/** Few channels, so that plans share caps and opt-outs meet them. */
const channel: fc.Arbitrary<ContactChannel> = fc.constantFrom(
  'phone',
  'phone',
  'phone',
  'email',
  'email',
  'sms',
  'social',
  'visit',
  'push',
);

function some(words: readonly string[]): fc.Arbitrary<readonly string[]> {
  return fc.subarray([...words], { minLength: 1, maxLength: Math.min(3, words.length) });
}

/** One subject, two, or none: all customers. */
const when: fc.Arbitrary<FollowUpPlan['when']> = fc
  .uniqueArray(
    fc.oneof(
      ...Object.entries(CLASSES).map(([dimension, classes]) =>
        fc.tuple(fc.constant(dimension), some(classes)),
      ),
      fc.tuple(fc.constant('lifecycle'), some(['contacted', 'new', 'churned'])),
      fc.tuple(fc.constant('value'), some(['high', 'mid', 'low'])),
      fc.tuple(fc.constant('churn'), some(['low', 'medium', 'high'])),
      fc.tuple(fc.constant('churn'), some(['medium', 'high'])),
      fc.tuple(fc.constant('customerType'), some(['individual', 'enterprise'])),
    ),
    { selector: ([subject]) => subject, maxLength: 2 },
  )
  .map((entries) => Object.fromEntries(entries));

/** Once, some times, or without end. */
export const planRhythm = fc.oneof(
  fc.record({ everyDays: fc.constant(null), times: fc.constantFrom(null, 1) }),
  fc.record({
    everyDays: fc.integer({ min: 1, max: 5 }),
    times: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2, nil: null }),
  }),
);

const plan = fc
  .record({
    name: fc.constantFrom('service', 'recall', 'welcome', 'care', 'news'),
    when,
    channel,
    purpose: fc.constantFrom('ask', 'tell'),
    rhythm: planRhythm,
    firstAfterDays: fc.integer({ min: 0, max: 3 }),
    spreadDays: fc.constantFrom(0, 0, 1, 2, 5),
    againAfterDays: fc.oneof({ arbitrary: fc.integer({ min: 0, max: 9 }), weight: 3 }, fc.constant(60)),
  })
  .map(({ rhythm: { everyDays, times }, ...rest }) => ({ ...rest, everyDays, times }));

/** Often a last plan for all, so that most customers have one. */
const plans: fc.Arbitrary<readonly FollowUpPlan[]> = fc
  .tuple(
    fc.uniqueArray(plan, { selector: ({ name }) => name, maxLength: 4 }),
    fc.option(
      plan.map((each) => ({ ...each, name: 'bulk', when: {} })),
      { nil: null, freq: 3 },
    ),
  )
  .map(([first, last]) => (last === null ? first : [...first, last]));

const caps: fc.Arbitrary<readonly ContactCap[]> = fc.array(
  fc.record({
    max: fc.oneof({ arbitrary: fc.integer({ min: 1, max: 3 }), weight: 4 }, fc.integer({ min: 4, max: 8 })),
    perDays: fc.integer({ min: 1, max: 9 }),
    channel: fc.option(channel, { nil: null }),
  }),
  { maxLength: 3 },
);

const clock = fc
  .record({ hours: fc.integer({ min: 0, max: 23 }), minutes: fc.constantFrom(0, 0, 1, 30, 59) })
  .map(({ hours, minutes }) => [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':'));

const quietHours: fc.Arbitrary<FollowUp['quietHours']> = fc.option(
  fc.oneof(
    fc.constantFrom(
      { from: '20:00', to: '09:00' },
      { from: '00:00', to: '12:00' },
      { from: '12:00', to: '00:00' },
    ),
    fc.uniqueArray(clock, { minLength: 2, maxLength: 2 }).map(([from, to]) => ({ from: from!, to: to! })),
  ),
  { nil: null, freq: 2 },
);

const quietWeekdays = fc.oneof(
  { arbitrary: fc.constant([]), weight: 2 },
  {
    arbitrary: fc.subarray(
      ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const,
      { minLength: 1, maxLength: 6 },
    ),
    weight: 1,
  },
);

/** Plans of days, whose follow-ups meet caps, gaps and quiet times at one instant. */
export const briskFollowUp: fc.Arbitrary<FollowUp> = fc.record({
  plans,
  caps,
  minGapDays: fc.integer({ min: 0, max: 3 }),
  quietHours,
  quietWeekdays,
});
