import { DAY, HOUR, type Signal, type ZoneTable } from '@tidemark/core';
import type { PublishedOutput } from '@tidemark/operations';
import { describe, expect, test } from 'vitest';
import { describeOutput } from './describe-output.ts';

const zone: ZoneTable = { name: 'UTC', initialOffsetMs: 0, transitions: [] };
const style = { zone, nameOf: (id: string) => (id === 'c-000123' ? 'Ada Novak' : undefined) };
const at = Date.UTC(2025, 4, 31, 12);

const profile = {
  r: 2,
  f: 3,
  m: 3,
  segment: 'at_risk',
  lifecycle: 'established',
  recencyDays: 90,
  frequency: 3,
  monetaryMinor: 20_005,
  currency: 'USD',
  churn: 'medium',
  value: 'mid',
  engagement: 'silent',
  satisfaction: 'unknown',
  source: 'online',
} as const;
const cause = { kind: 'SILENCE', eventId: null, historical: false } as const;
const base = { eventId: 'c:7', customerId: 'c-000123', sequence: 7, at, cause, profile } as const;
const rules = { policyVersion: 1, scorecardVersion: null };

function changed(changes: readonly [string, string | null, string][], rest: Partial<PublishedOutput> = {}) {
  const moves = changes.map(([dimension, from, to]) => ({ dimension, from, to, since: at }));
  return { ...base, type: 'segment-changed', changes: moves, rules, ...rest } as PublishedOutput;
}

function alert(kind: string, level: string, signals: readonly object[], rest: Partial<PublishedOutput> = {}) {
  const model = { pActive: null, nextPurchaseExpectedBy: null, valueAtRiskMinor: null };
  return { ...base, type: 'churn-alert', kind, level, signals, ...model, rules, ...rest } as PublishedOutput;
}

describe('a change as a sentence', () => {
  test('a silence, with the purchase that it is counted from', () => {
    expect(describeOutput(changed([['rfm', 'loyal_customers', 'at_risk']]), style)).toBe(
      'Ada Novak (c-000123) moved from loyal_customers to at_risk: silent for 90 days (last purchase 2025-03-02), lifecycle established',
    );
  });

  test('a silence that a midnight brought does not name the last purchase', () => {
    const midnight = at - 12 * HOUR;
    const output = changed([['rfm', 'at_risk', 'inactive']], { at: midnight });

    expect(describeOutput(output, style)).not.toContain('last purchase');
  });

  test('a silence that is not one since the last purchase is described as what it is', () => {
    const sentence = (...change: [string, string, string]) => describeOutput(changed([change]), style);

    expect(sentence('engagement', 'active', 'silent')).toContain(
      ': no purchase, visit or feedback for a while,',
    );
    expect(sentence('value', 'high', 'mid')).toContain(': what was bought has left the window,');
    expect(sentence('satisfaction', 'dissatisfied', 'neutral')).toContain(
      ': the last complaint is long ago,',
    );
  });

  test('a first purchase, by a customer without a name', () => {
    const output = changed(
      [
        ['rfm', null, 'new_customers'],
        ['lifecycle', 'prospect', 'new'],
      ],
      {
        customerId: 'x',
        cause: { kind: 'PURCHASE', eventId: 'e', historical: false },
        profile: { ...profile, recencyDays: 0, frequency: 1, monetaryMinor: 5 },
      },
    );

    expect(describeOutput(output, style)).toBe(
      'x begins as new_customers and moved in lifecycle from prospect to new: bought, now 1 purchase worth 0.05 USD in the window',
    );
  });

  test('a newcomer has a class in every dimension, and those without meaning are left out', () => {
    const output = changed(
      [
        ['rfm', null, 'new_customers'],
        ['lifecycle', null, 'new'],
        ['value', null, 'low'],
        ['engagement', null, 'active'],
        ['satisfaction', null, 'unknown'],
        ['source', null, 'online'],
      ],
      { cause: { kind: 'PURCHASE', eventId: 'e', historical: false } },
    );

    expect(describeOutput(output, style)).toContain(
      'begins as new_customers, in lifecycle as new, in value as low, in engagement as active and in source as online: bought',
    );
  });

  test('a silence of visits and purchases alike does not name the last purchase', () => {
    const output = changed([['engagement', 'active', 'silent']]);

    expect(describeOutput(output, style)).not.toContain('last purchase');
  });

  test('two moves at once share their verb', () => {
    const output = changed([
      ['rfm', 'new_customers', 'promising'],
      ['lifecycle', 'new', 'established'],
    ]);

    expect(describeOutput(output, style)).toContain(
      'moved from new_customers to promising and in lifecycle from new to established: silent for 90 days',
    );
  });

  test('a prospect has no segment to speak of', () => {
    const output = changed([['lifecycle', null, 'prospect']], {
      cause: { kind: 'INTERACTION', eventId: 'e', historical: true },
      profile: { ...profile, recencyDays: null, segment: null, frequency: 0, monetaryMinor: 0 },
    });

    expect(describeOutput(output, style)).toBe(
      'Ada Novak (c-000123) begins in lifecycle as prospect: showed up and has not bought yet [before go-live]',
    );
  });

  test('a move by new rules is not blamed on the customer', () => {
    const output = changed([['rfm', 'champions', 'at_risk']], {
      cause: { kind: 'RULES', eventId: null, historical: false },
    });

    expect(describeOutput(output, style)).toContain('the rules changed, not the customer (policy 1)');
    expect(describeOutput({ ...output, rules: { ...rules, scorecardVersion: 3 } }, style)).toContain(
      'the rules changed, not the customer (policy 1, scorecard 3)',
    );
  });
});

describe('an alert as a sentence', () => {
  const overdue = { signal: 'overdue', observed: 46.25 * DAY, threshold: 46.25 * DAY, since: at };

  test('raised by silence', () => {
    expect(describeOutput(alert('RAISED', 'medium', [overdue]), style)).toBe(
      'Ada Novak (c-000123) may be leaving (churn risk medium): silent for 46.3 days, overdue from 46.3 days on (last purchase 2025-04-15), segment at_risk',
    );
  });

  test('escalated by complaints on top', () => {
    const complaints = { signal: 'complaints', observed: 1, threshold: 2, since: at };

    expect(describeOutput(alert('ESCALATED', 'high', [overdue, complaints]), style)).toContain(
      'is more likely to leave (churn risk now high): silent for 46.3 days, overdue from 46.3 days on, 1 complaint lately and a bad score after it',
    );
  });

  test('cleared by a purchase', () => {
    const bought = { kind: 'PURCHASE', eventId: 'e', historical: false } as const;

    expect(describeOutput(alert('CLEARED', 'low', [], { cause: bought }), style)).toBe(
      'Ada Novak (c-000123) is no longer likely to leave: bought, now 3 purchases worth 200.05 USD in the window, segment at_risk',
    );
  });

  test('what is to be expected of the customer, where a model and the rhythm say it', () => {
    const outlook = {
      pActive: 0.184_2,
      nextPurchaseExpectedBy: Date.UTC(2025, 4, 8, 9),
      valueAtRiskMinor: 3_522,
    };

    expect(describeOutput(alert('RAISED', 'medium', [overdue], outlook), style)).toContain(
      ', segment at_risk; 18 % likely to buy again soon, next purchase was expected by 2025-05-08, 35.22 USD at risk',
    );
  });

  test('a signal that goes by the model tells how likely it is, and gives the last purchase away', () => {
    const signal = { signal: 'p_active', observed: 0.184_2, threshold: 0.25, since: at - 3 * DAY - HOUR };
    const outlook = { pActive: 0.184_2, nextPurchaseExpectedBy: null, valueAtRiskMinor: null };

    expect(describeOutput(alert('RAISED', 'medium', [signal], outlook), style)).toBe(
      'Ada Novak (c-000123) may be leaving (churn risk medium): 18.4 % likely to buy again soon, at risk below 25 % (last purchase 2025-03-02), segment at_risk',
    );
  });

  test('another signal that observed the same number of something else tells nothing of the model', () => {
    const drop = { signal: 'interaction_drop', observed: 0, threshold: 0.5, since: at };
    const outlook = { pActive: 0, nextPurchaseExpectedBy: null, valueAtRiskMinor: null };

    expect(describeOutput(alert('RAISED', 'medium', [drop], outlook), style)).toContain(
      ' likely to buy again soon',
    );
  });

  test('where it is cleared nothing is at risk, and the next purchase lies ahead', () => {
    const outlook = {
      pActive: 0.998_1,
      nextPurchaseExpectedBy: Date.UTC(2025, 5, 30),
      valueAtRiskMinor: 3_522,
      cause: { kind: 'PURCHASE', eventId: 'e', historical: false },
    } as const;

    expect(describeOutput(alert('CLEARED', 'low', [], outlook), style)).toMatch(
      /, segment at_risk; more than 99 % likely to buy again soon, next purchase is expected by 2025-06-30$/,
    );
  });

  test('the last purchase is named by whatever signal gives it away', () => {
    const quiet = { signal: 'quiet', observed: 10, threshold: 5, since: at };
    const words = {
      observed: (seconds: number) => `quiet for ${seconds} s`,
      limit: () => null,
      silence: ({ observed }: { readonly observed: number }) => observed * DAY,
    };
    const signals = [{ name: 'quiet', words } as unknown as Signal];

    expect(describeOutput(alert('RAISED', 'medium', [quiet], {}), { ...style, signals })).toContain(
      ': quiet for 10 s (last purchase 2025-05-21), segment at_risk',
    );
  });
});

describe('a follow-up as a sentence', () => {
  const due = {
    plan: 'win-back',
    channel: 'phone',
    purpose: 'Ask what keeps the customer away',
    number: 2,
    of: 3,
    dueSince: at,
    heldBack: false,
    capRemaining: 1,
  };
  const followUp = (rest: object) =>
    describeOutput({ ...base, type: 'follow-up-due', rules, ...due, ...rest }, style);

  test('who is to be called, what for, and which time', () => {
    expect(followUp({})).toBe(
      'Ada Novak (c-000123) is due for a phone call (win-back, 2 of 3): Ask what keeps the customer away, segment at_risk',
    );
  });

  test('a plan without end has a number, one of one has none, and a purpose need not be there', () => {
    expect(followUp({ of: null, plan: 'care', channel: 'email', purpose: '' })).toContain(
      'is due for an email (care, no. 2), segment at_risk',
    );
    expect(followUp({ of: 1, number: 1, plan: 'welcome', channel: 'visit' })).toContain(
      'is due for a visit (welcome): Ask',
    );
  });

  test('why it comes later than its plan says, and that it was the last one for now', () => {
    const waited = { dueSince: at - 2 * DAY, heldBack: true, capRemaining: 0 };

    expect(followUp(waited)).toContain(
      ' away (due since 2025-05-29 12:00, held back by caps or the least gap), segment at_risk; the last one that caps allow for now',
    );
    expect(followUp({ dueSince: at - 15 * HOUR })).toContain(' away (due since 2025-05-30 21:00), segment');
  });
});
