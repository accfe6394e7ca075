import { CONTACT_CHANNELS, type Policy, retail, signals } from '@tidemark/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPolicy } from '../policy-document.ts';
import { idlePlans } from './idle-plans.ts';
import { planReaches } from './plan-reach.ts';

const withPlans = (plans: readonly object[], everybody: object = {}): Policy =>
  checkPolicy({
    ...retail,
    ...everybody,
    followUp: { plans: plans.map((plan, index) => ({ name: `p${index}`, channel: 'phone', ...plan })) },
  });
const notesOf = (plans: readonly object[], everybody: object = {}) =>
  idlePlans(withPlans(plans, everybody)).map(({ path, message }) => `${path.slice(2).join('.')}: ${message}`);

describe('a plan that can never be the first that fits', () => {
  test('stands behind one that takes everybody it would', () => {
    expect(
      notesOf([{ when: { value: ['high', 'mid'] } }, { when: { value: 'high', churn: 'high' } }]),
    ).toEqual([
      "1: never anybody's plan: p0, before it and over the same channel, takes everybody whom it fits. Put it further up",
    ]);
  });

  test('may stand behind several that take everybody together', () => {
    const plans = [
      { when: { value: 'high' } },
      { when: { source: 'online' } },
      { when: { value: ['mid', 'low'], source: ['offline', 'referral', 'advertising', 'unknown'] } },
      { when: { value: ['high', 'mid', 'low'] } },
      { when: { value: ['mid', 'none'] } },
    ];

    expect(notesOf(plans)).toEqual([
      "3: never anybody's plan: p0, p1, p2, before it and over the same channel, take everybody whom it fits. Put it further up",
    ]);
  });

  test('is none for who has opted out of another channel', () => {
    expect(notesOf([{}, { channel: 'email', when: { value: 'high' } }])).toEqual([]);
  });

  test('is one where only classes that nobody is in are left', () => {
    const engagement = { silentDays: 180, lostDays: 180 };
    const plans = [{ when: { engagement: ['active', 'lost', 'potential'] } }, {}];

    expect(notesOf(plans, { engagement })).toHaveLength(1);
    expect(notesOf(plans)).toEqual([]);
  });
});

describe('a condition that nobody fulfils', () => {
  test('asks for a class that nobody is in, or a risk that nobody is at', () => {
    const engagement = { silentDays: 180, lostDays: 180 };
    const off = ['overdue', 'p_active', 'frequency_drop', 'interaction_drop'];
    const plans = [{ when: { engagement: ['silent', 'lost'], churn: 'high' } }];

    expect(notesOf(plans, { engagement, churn: { ...retail.churn, off } })).toEqual([
      '0.when.engagement: nobody is ever in silent under these rules',
      '0.when.churn: nobody is ever at a risk of high under these rules',
    ]);
  });

  test('asks for what nobody is at once', () => {
    const nobody = '0.when: nobody is all of this at once: no customer ever has this plan';

    expect(notesOf([{ when: { lifecycle: 'prospect', value: 'high' } }])).toEqual([nobody]);
    expect(notesOf([{ when: { lifecycle: 'contacted', churn: 'medium' } }])).toEqual([nobody]);
    expect(notesOf([{ when: { lifecycle: 'contacted', value: 'none' } }])).toEqual([]);
  });

  test('may be fulfilled for a while where a dwell holds a class back', () => {
    const dwell = { lifecycle: { days: 3, ranks: { prospect: 2, churned: 1 } } };

    expect(notesOf([{ when: { lifecycle: 'prospect', value: 'high' } }], { dwell })).toEqual([]);
  });

  test('is fulfilled by a type of customers that has rules of its own', () => {
    const off = signals.map(({ name }) => name);
    const byCustomerType = { enterprise: { churn: { off: [] } } };
    const everybody = { churn: { ...retail.churn, off }, byCustomerType };

    expect(notesOf([{ when: { churn: 'high' } }], everybody)).toEqual([]);
    expect(notesOf([{ when: { churn: 'high', customerType: 'individual' } }], everybody)).toHaveLength(1);
  });
});

test('a plan for who is new that begins when nobody is new any more is never due', () => {
  const when = { lifecycle: 'new' };
  const never = "firstAfterDays: never due: a customer is new for 30 days, and then it is another plan's";

  expect(notesOf([{ when, firstAfterDays: 30 }])).toEqual([`0.${never}`]);
  expect(notesOf([{ when, everyDays: 91 }])).toEqual([`0.${never}`]);
  expect(notesOf([{ when, firstAfterDays: 29 }])).toEqual([]);
  expect(notesOf([{ when, firstAfterDays: 30, everyDays: 7 }])).toEqual([]);
  expect(notesOf([{ when: { lifecycle: ['new', 'established'] }, firstAfterDays: 30 }])).toEqual([]);
});

test('what is left for a plan is what a look at every combination leaves', () => {
  const words = {
    value: ['none', 'high', 'mid', 'low'],
    satisfaction: ['unknown', 'satisfied', 'neutral', 'dissatisfied'],
    churn: ['low', 'medium', 'high'],
    customerType: ['individual', 'enterprise'],
  } as const;
  const condition = (name: keyof typeof words) => fc.subarray([...words[name]], { minLength: 1 });
  const when = fc.record(
    {
      value: condition('value'),
      satisfaction: condition('satisfaction'),
      churn: condition('churn'),
      customerType: condition('customerType'),
    },
    { requiredKeys: [] },
  );
  const plan = fc.record({ when, channel: fc.constantFrom(...CONTACT_CHANNELS.slice(0, 2)) });
  const buyers = ['high', 'mid', 'low'].flatMap((value) => words.churn.map((churn) => ({ value, churn })));
  const everybody = [...buyers, { value: 'none', churn: 'low' }].flatMap((one) =>
    words.satisfaction.flatMap((satisfaction) =>
      ['individual', 'enterprise', 'not known'].map((customerType) => ({
        ...one,
        satisfaction,
        customerType,
      })),
    ),
  );
  const holds = (conditions: object, customer: Readonly<Record<string, string>>) =>
    Object.entries(conditions).every(([name, wanted]: [string, readonly string[]]) =>
      wanted.includes(customer[name]!),
    );

  fc.assert(
    fc.property(fc.array(plan, { minLength: 1, maxLength: 6 }), (plans) => {
      const found = planReaches(withPlans(plans)).map(({ first, firstOfChannel }) => [
        first.length > 0,
        firstOfChannel.length > 0,
      ]);

      const looked = plans.map((each, index) => {
        const fitting = everybody.filter((customer) => holds(each.when, customer));
        const free = (taken: typeof plans) =>
          fitting.some((customer) => !taken.some((earlier) => holds(earlier.when, customer)));
        const before = plans.slice(0, index);
        return [free(before), free(before.filter(({ channel }) => channel === each.channel))];
      });
      expect(found).toEqual(looked);
    }),
  );
});
