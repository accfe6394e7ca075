import { DAY, emptyState, type Profile, retail } from '@tidemark/core';
import type { CustomerView } from '@tidemark/operations';
import { describe, expect, test } from 'vitest';
import { describeState } from './describe-state.ts';

const profile: Profile = {
  r: 5,
  f: 1,
  m: 1,
  segment: 'new_customers',
  lifecycle: 'new',
  recencyDays: 1,
  frequency: 1,
  monetaryMinor: 2500,
  currency: 'EUR',
  churn: 'low',
  value: 'low',
  engagement: 'active',
  satisfaction: 'unknown',
  source: 'online',
};
const bought = Date.parse('2025-03-01T10:00:00Z');
const view: CustomerView = {
  customerId: 'ada',
  partition: 2,
  applied: 41,
  streamTime: Date.parse('2025-03-02T10:00:00Z'),
  profile,
  signals: [],
  outlook: { pActive: null, nextPurchaseExpectedBy: null, valueAtRiskMinor: null },
  followUp: null,
  classes: [],
  upcoming: [],
  labels: { rfm: { lost: { en: 'Lost', zh: '流失客户' } } },
  state: { ...emptyState('ada'), asOf: bought, sequence: 1 },
};

test('one is one, and more are more', () => {
  const one = describeState(view);
  const more = describeState({
    ...view,
    state: { ...view.state, sequence: 2 },
    profile: { ...profile, frequency: 3, recencyDays: 0 },
  });

  expect(one).toContain('ada  (partition 2 as of log offset 41, 1 output so far)');
  expect(one).toMatch(/window {7}1 purchase, [\s\S]*recency {6}1 day$/m);
  expect(more).toContain('2 outputs so far');
  expect(more).toMatch(/window {7}3 purchases, [\s\S]*recency {6}0 days$/m);
});

test('a customer whose event came after the last tick is ahead of the stream time', () => {
  const ahead = describeState({ ...view, streamTime: Date.parse('2025-03-01T09:59:00Z') });

  expect(describeState(view)).toContain('\nstream time 2025-03-02T10:00:00Z\n');
  expect(ahead).toContain(
    "\nstream time 2025-03-01T09:59:00Z; the customer's own time is ahead of it: 2025-03-01T10:00:00Z\n",
  );
});

test('money that stands at the limit of what can be added up is shown as more', () => {
  const capped = describeState({ ...view, state: { ...view.state, moneyMinor: Number.MAX_SAFE_INTEGER } });

  expect(describeState(view)).not.toContain('added up');
  expect(capped).toMatch(/window .*\n {2}money {8}more than can be added up/);
});

test('what waits and what was suppressed is shown, by the names that the policy has', () => {
  const waiting = { class: 'lost', since: bought, cause: { kind: 'SILENCE', eventId: null } } as const;
  const rfm = { dimension: 'rfm', class: 'at_risk', since: bought, waiting, suppressed: 2 };
  const value = { dimension: 'value', class: 'low', since: bought, waiting: null, suppressed: 0 };

  const text = (language?: 'en' | 'zh') => describeState({ ...view, classes: [rfm, value] }, language);

  expect(text()).toContain(
    '\n  rfm          at_risk since 2025-03-01T10:00:00Z; lost pending since 2025-03-01T10:00:00Z; 2 moves suppressed so far\n',
  );
  expect(text()).toContain('\n  value        low since 2025-03-01T10:00:00Z\n');
  expect(text('zh')).toContain('; 流失客户 pending since');
});

test('every signal is shown: what was seen of it, what it takes, or that it is switched off', () => {
  const name = { en: 'in silence', zh: '逾期未购' };
  const signals = [
    { signal: 'overdue', name, isOn: true, since: bought, words: 'silent for 30 days' },
    { signal: 'p_active', name, isOn: false, since: null, words: null },
    { signal: 'frequency_drop', name, isOn: true, since: null, words: null },
    { signal: 'complaints', name, isOn: true, since: null, words: '2 complaints in 30 d' },
  ];
  const outlook = { pActive: 0.184, nextPurchaseExpectedBy: bought, valueAtRiskMinor: 3_522 };

  const text = (language?: 'zh') => describeState({ ...view, signals, outlook }, language);

  expect(text()).toContain(
    [
      '  churn        low',
      '    overdue            stands since 2025-03-01T10:00:00Z: silent for 30 days',
      '    p_active           switched off',
      '    frequency_drop     does not stand',
      '    complaints         does not stand: 2 complaints in 30 d',
      '  outlook      18 % likely to buy again soon, next purchase expected by 2025-03-01T10:00:00Z, 35.22 EUR to be expected if it stays',
      '',
    ].join('\n'),
  );
  expect(text('zh')).toMatch(/\n {4}逾期未购 +stands since/);
});

describe('the plan of follow-ups', () => {
  const plan = { ...retail.followUp.plans[1], channel: 'phone' } as const;
  const next = { plan, number: 2, base: bought, allowedFrom: null, due: bought, delays: [] };
  const inPlan = {
    ...view.state,
    contact: {
      ...view.state.contact,
      plan: { name: 'win-back', since: bought, count: 1, lastAt: bought, notBefore: null },
    },
  };

  test('who is in none is said to be', () => {
    expect(describeState(view)).toContain('\nFollow-up:\n  plan         none\n\nDue');
  });

  test('the plan, which one comes next and when, and how far it is', () => {
    expect(describeState({ ...view, state: inPlan, followUp: next })).toContain(
      [
        '\nFollow-up:',
        '  plan         win-back since 2025-03-01T10:00:00Z: a phone call every 28 days, 3 times, 1 so far',
        '  next         no. 2 at 2025-03-01T10:00:00Z',
        '',
      ].join('\n'),
    );
  });

  test('why the next one waits, and that there is none or never will be', () => {
    const nextOf = (changed: object) =>
      /next +(.*)/.exec(describeState({ ...view, state: inPlan, followUp: { ...next, ...changed } }))?.[1];

    expect(nextOf({ due: bought + 2 * DAY, delays: ['cap', 'quiet'] })).toBe(
      'no. 2 at 2025-03-03T10:00:00Z: due by its plan 2025-03-01T10:00:00Z, held back by a cap and after quiet hours',
    );
    expect(nextOf({ number: null, base: null, due: null })).toBe('nothing: all of the plan have been');
    expect(nextOf({ due: null })).toBe('no. 2 waits for ever: every weekday is quiet');
  });

  test('the last follow-ups, newest first, the last contact, and what the customer wants none of', () => {
    const sent = { at: bought, plan: 'welcome', channel: 'email', number: 1 } as const;
    const contact = {
      ...view.state.contact,
      recentFollowUps: [sent, { ...sent, at: bought + DAY, plan: 'care', channel: 'phone', number: 7 }],
      lastContactAt: bought + 2 * DAY,
      optOuts: [
        { channel: 'phone', at: bought, isOut: true },
        { channel: 'email', at: bought, isOut: false },
        { channel: 'sms', at: bought + DAY, isOut: true },
      ],
    } as const;

    expect(describeState({ ...view, state: { ...view.state, contact } })).toContain(
      [
        '  plan         none',
        '  last         2025-03-02T10:00:00Z a phone call (care, no. 7)',
        '               2025-03-01T10:00:00Z an email (welcome, no. 1)',
        '  contact      last made 2025-03-03T10:00:00Z',
        '  opted out    phone since 2025-03-01T10:00:00Z and sms since 2025-03-02T10:00:00Z',
        '',
      ].join('\n'),
    );
  });
});
