import type { FollowUp, FollowUpPlan } from '../src/rules/follow-up.ts';
import { retailFollowUp } from '../src/rules/retail-follow-up.ts';

const once: FollowUpPlan = {
  name: 'once',
  when: {},
  channel: 'phone',
  purpose: '',
  firstAfterDays: 0,
  everyDays: null,
  times: null,
  spreadDays: 2,
  againAfterDays: 3,
};
const daily: FollowUpPlan = { ...once, channel: 'email', everyDays: 1 };

/** Plans of days for everybody, so that caps, gaps and quiet hours meet each other at every step a customer takes. */
const brisk: FollowUp = {
  plans: [
    { ...once, name: 'service', when: { satisfaction: ['dissatisfied'] } },
    { ...daily, name: 'worry', when: { churn: ['medium', 'high'] }, channel: 'phone', times: 3 },
    { ...daily, name: 'hello', when: { lifecycle: ['new', 'contacted'] }, everyDays: 2, firstAfterDays: 1 },
    { ...daily, name: 'card', when: { customerType: ['enterprise'] }, channel: 'visit', times: 2 },
    { ...daily, name: 'news', when: {}, firstAfterDays: 1 },
  ],
  caps: [
    { max: 3, perDays: 4, channel: null },
    { max: 1, perDays: 2, channel: 'phone' },
  ],
  minGapDays: 0,
  quietHours: { from: '20:00', to: '09:00' },
  quietWeekdays: ['sunday'],
};

/** The same names with other contents, for rules that change under a running plan; hours that DST skips or repeats. */
const changed: FollowUp = {
  plans: [
    {
      ...daily,
      name: 'news',
      when: { value: ['high', 'mid'] },
      everyDays: 2,
      spreadDays: 1,
      againAfterDays: 2,
    },
    {
      ...daily,
      name: 'worry',
      when: { churn: ['high'] },
      channel: 'phone',
      firstAfterDays: 1,
      againAfterDays: 9,
    },
    { ...daily, name: 'rest', when: { lifecycle: ['churned', 'established', 'won_back', 'new'] }, times: 4 },
  ],
  caps: [{ max: 2, perDays: 3, channel: 'email' }],
  minGapDays: 1,
  quietHours: { from: '00:30', to: '02:30' },
  quietWeekdays: ['monday', 'thursday', 'saturday'],
};

/** One hour a day in which anything is due at all, and the largest cap that can be remembered. */
const narrow: FollowUp = {
  ...brisk,
  caps: [{ max: 8, perDays: 12, channel: null }],
  quietHours: { from: '01:30', to: '00:30' },
  quietWeekdays: [],
};

/** Nothing stands against a plan but the plan itself. */
const free: FollowUp = { ...brisk, caps: [], quietHours: null, quietWeekdays: [] };

/** Never any. */
const silent: FollowUp = {
  ...free,
  quietWeekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
};

export const followUps: readonly FollowUp[] = [brisk, changed, narrow, free, silent, retailFollowUp];
