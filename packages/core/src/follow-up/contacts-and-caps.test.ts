import { describe, expect, test } from 'vitest';
import { purchase, visit } from '../../test/events.ts';
import { always, contact, followUpsOf, policyOf } from '../../test/plans.ts';
import { rulesOf } from '../../test/rules.ts';
import { runLog, tick } from '../../test/run-log.ts';
import { nextDue } from '../fold/standard-fold.ts';

const at = Date.parse;

describe('a contact made', () => {
  test('stands for the first follow-up, and the next one counts from it', () => {
    expect(
      followUpsOf(
        [purchase('2024-01-01T10:00:00Z'), contact('2024-01-03T15:00:00Z'), tick('2024-01-10T00:00:00Z')],
        rulesOf(policyOf([always])),
      ),
    ).toEqual(['2024-01-07T15:00:00.000Z always 2 by SILENCE']);
  });

  test('that is reported late counts from its own instant, if it is the latest', () => {
    const log = [
      purchase('2024-01-01T10:00:00Z'),
      visit('2024-01-04T10:00:00Z'),
      contact('2024-01-03T15:00:00Z'),
    ];
    const rules = rulesOf(policyOf([always]));

    expect(nextDue(runLog(log, rules).state, rules)).toBe(at('2024-01-07T15:00:00Z'));
    // One of before the plan began says nothing of it.
    const before = [purchase('2024-01-01T10:00:00Z'), contact('2023-12-31T15:00:00Z')];
    expect(nextDue(runLog(before, rules).state, rules)).toBe(at('2024-01-05T10:00:00Z'));
  });

  test('that is reported so late that the next one is overdue does not let it come by night', () => {
    const quiet = { quietHours: { from: '20:00', to: '09:00' } };
    const rules = rulesOf(policyOf([{ ...always, firstAfterDays: 30 }], quiet));
    const log = [
      purchase('2024-01-01T10:00:00Z'),
      visit('2024-01-20T22:00:00Z'),
      contact('2024-01-03T15:00:00Z'),
      tick('2024-01-21T10:00:00Z'),
    ];

    expect(followUpsOf(log, rules)).toEqual(['2024-01-21T09:00:00.000Z always 2 by SILENCE']);
  });

  test('keeps the next follow-up away for the least gap', () => {
    const rules = rulesOf(policyOf([{ ...always, everyDays: 1 }], { minGapDays: 3 }));
    const log = [
      purchase('2024-01-01T10:00:00Z'),
      contact('2024-01-03T15:00:00Z'),
      tick('2024-01-07T00:00:00Z'),
    ];

    const { outputs } = runLog(log, rules);

    expect(outputs.at(-1)).toMatchObject({
      at: at('2024-01-06T15:00:00Z'),
      dueSince: at('2024-01-04T15:00:00Z'),
      heldBack: true,
    });
  });
});

describe('caps', () => {
  const daily = { ...always, firstAfterDays: 1, everyDays: 1 };

  test('hold back what would be one too many, and say what they leave', () => {
    const rules = rulesOf(policyOf([daily], { caps: [{ max: 2, perDays: 7, channel: null }] }));
    const log = [purchase('2024-01-01T10:00:00Z'), tick('2024-01-11T00:00:00Z')];

    const due = runLog(log, rules).outputs.filter(({ type }) => type === 'follow-up-due');

    expect(due).toMatchObject([
      { at: at('2024-01-02T10:00:00Z'), heldBack: false, capRemaining: 1 },
      { at: at('2024-01-03T10:00:00Z'), heldBack: false, capRemaining: 0 },
      {
        at: at('2024-01-09T10:00:00Z'),
        heldBack: true,
        dueSince: at('2024-01-04T10:00:00Z'),
        capRemaining: 0,
      },
      { at: at('2024-01-10T10:00:00Z'), heldBack: false, capRemaining: 0 },
    ]);
  });

  test('of another channel do not matter', () => {
    const rules = rulesOf(policyOf([daily], { caps: [{ max: 1, perDays: 7, channel: 'phone' }] }));
    const log = [purchase('2024-01-01T10:00:00Z'), tick('2024-01-04T00:00:00Z')];

    const due = runLog(log, rules).outputs.filter(({ type }) => type === 'follow-up-due');

    expect(due).toMatchObject([{ capRemaining: null }, { capRemaining: null }]);
  });
});

describe('an opt-out', () => {
  const wish = (time: string, interaction: 'OPT_OUT' | 'OPT_IN', channel: 'email' | 'phone' | null) =>
    visit(time, { interaction, channel, eventId: `${interaction} ${time}` });
  const call = { ...always, name: 'call', channel: 'phone' as const };

  test('lets the next plan take over, of another channel, and an opt-in brings the first one back', () => {
    const log = [
      purchase('2024-01-01T10:00:00Z'),
      wish('2024-01-02T10:00:00Z', 'OPT_OUT', 'email'),
      tick('2024-01-07T00:00:00Z'),
      wish('2024-01-07T10:00:00Z', 'OPT_IN', 'email'),
      tick('2024-01-12T00:00:00Z'),
    ];

    expect(followUpsOf(log, rulesOf(policyOf([always, call])))).toEqual([
      '2024-01-06T10:00:00.000Z call 1 by SILENCE',
      '2024-01-11T10:00:00.000Z always 1 by SILENCE',
    ]);
  });

  test('without a channel is of all, and the latest one holds, of one instant the opt-out', () => {
    const rules = rulesOf(policyOf([always, call]));
    const bought = purchase('2024-01-01T10:00:00Z');
    const all = wish('2024-01-03T10:00:00Z', 'OPT_OUT', null);

    expect(runLog([bought, all], rules).state.contact.plan).toBeNull();
    expect(
      runLog([bought, all, wish('2024-01-02T10:00:00Z', 'OPT_IN', null)], rules).state.contact.plan,
    ).toBeNull();
    expect(
      runLog([bought, all, wish('2024-01-03T10:00:00Z', 'OPT_IN', 'phone')], rules).state.contact.plan,
    ).toBeNull();
    expect(
      runLog([bought, all, wish('2024-01-03T10:00:00.001Z', 'OPT_IN', 'phone')], rules).state.contact.plan,
    ).toMatchObject({ name: 'call' });
  });
});
