import { describe, expect, test } from 'vitest';
import { complaint, feedback, purchase, visit } from '../../test/events.ts';
import { rulesOf, withoutFollowUp } from '../../test/rules.ts';
import { type LogEntry, runLog, tick } from '../../test/run-log.ts';
import { nextDue } from '../fold/standard-fold.ts';
import type { FollowUp, FollowUpPlan } from '../rules/follow-up.ts';
import type { Policy } from '../rules/policy.ts';
import { retail } from '../rules/retail.ts';
import type { Rules } from '../rules/rules.ts';
import { phaseOf } from '../state/phase-of.ts';
import { DAY } from '../time/time-units.ts';

const at = Date.parse;

/** Every four days, for everybody; nothing stands against it. */
const always: FollowUpPlan = {
  name: 'always',
  when: {},
  channel: 'email',
  purpose: 'say hello',
  firstAfterDays: 4,
  everyDays: 4,
  times: null,
  spreadDays: 4,
  againAfterDays: 4,
};

const policyOf = (plans: readonly FollowUpPlan[], more: Partial<FollowUp> = {}): Policy => ({
  ...withoutFollowUp,
  followUp: { plans, caps: [], minGapDays: 0, quietHours: null, quietWeekdays: [], ...more },
});

const contact = (time: string): LogEntry =>
  visit(time, { interaction: 'CONTACT_MADE', eventId: `contact ${time}` });

/** One line a follow-up: instant, plan, number, cause. */
function followUps(log: readonly LogEntry[], rules: Rules): string[] {
  return runLog(log, rules).outputs.flatMap((output) =>
    output.type === 'follow-up-due'
      ? [`${new Date(output.at).toISOString()} ${output.plan} ${output.number} by ${output.cause.kind}`]
      : [],
  );
}

describe('a plan', () => {
  test('has its follow-ups at its own rhythm, by silence, each an output of the sequence', () => {
    const rules = rulesOf(policyOf([always]));

    const { outputs, state } = runLog(
      [purchase('2024-01-01T10:00:00Z'), tick('2024-01-10T00:00:00Z')],
      rules,
    );

    expect(outputs.map(({ type, sequence }) => `${sequence} ${type}`)).toEqual([
      '1 segment-changed',
      '2 follow-up-due',
      '3 follow-up-due',
    ]);
    expect(outputs[1]).toMatchObject({
      at: at('2024-01-05T10:00:00Z'),
      plan: 'always',
      channel: 'email',
      purpose: 'say hello',
      number: 1,
      of: null,
      dueSince: at('2024-01-05T10:00:00Z'),
      heldBack: false,
      capRemaining: null,
      cause: { kind: 'SILENCE', eventId: null, historical: false },
      profile: { lifecycle: 'new' },
    });
    expect(nextDue(state, rules)).toBe(at('2024-01-13T10:00:00Z'));
  });

  test('ends after its times, and a plan without a rhythm after one', () => {
    const twice = { ...always, times: 2 };
    const once = { ...always, everyDays: null };
    const log = [purchase('2024-01-01T10:00:00Z'), tick('2024-01-29T00:00:00Z')];

    const { outputs } = runLog(log, rulesOf(policyOf([twice])));

    expect(outputs.filter(({ type }) => type === 'follow-up-due')).toMatchObject([
      { number: 1, of: 2 },
      { number: 2, of: 2 },
    ]);
    expect(
      runLog(log, rulesOf(policyOf([once]))).outputs.filter(({ type }) => type === 'follow-up-due'),
    ).toMatchObject([{ number: 1, of: 1 }]);
  });

  test('is the first whose conditions hold, also when its follow-ups are used up', () => {
    const welcome = {
      ...always,
      name: 'welcome',
      when: { lifecycle: ['new'] },
      firstAfterDays: 1,
      everyDays: null,
    };

    const said = followUps(
      [purchase('2024-01-01T10:00:00Z'), tick('2024-02-05T00:00:00Z')],
      rulesOf(policyOf([welcome, always])),
    );

    // Established from 2024-01-31 on: the other plan begins then.
    expect(said).toEqual([
      '2024-01-02T10:00:00.000Z welcome 1 by SILENCE',
      '2024-02-04T10:00:00.000Z always 1 by SILENCE',
    ]);
  });

  test('that begins at once says so in the step that led to it, with its cause', () => {
    const service = {
      ...always,
      name: 'service',
      when: { satisfaction: ['dissatisfied'] },
      firstAfterDays: 0,
    };

    const { outputs } = runLog(
      [purchase('2024-01-01T10:00:00Z'), complaint('2024-01-02T10:00:00Z')],
      rulesOf(policyOf([service])),
    );

    expect(outputs.slice(-2)).toMatchObject([
      { type: 'segment-changed', sequence: 2 },
      { type: 'follow-up-due', sequence: 3, at: at('2024-01-02T10:00:00Z'), cause: { kind: 'FEEDBACK' } },
    ]);
  });

  test('asks for the churn level that was published, and for the customer type', () => {
    const risky = { ...always, name: 'risky', when: { churn: ['medium', 'high'] }, firstAfterDays: 0 };
    const company = { ...always, name: 'company', when: { customerType: ['enterprise'] }, firstAfterDays: 0 };
    const rules = rulesOf(policyOf([company, risky]));

    // Overdue after 120 days.
    expect(followUps([purchase('2024-01-01T10:00:00Z'), tick('2024-05-01T00:00:00Z')], rules)).toEqual([
      '2024-04-30T10:00:00.000Z risky 1 by SILENCE',
    ]);
    expect(followUps([purchase('2024-01-01T10:00:00Z', { customerType: 'ENTERPRISE' })], rules)).toEqual([
      '2024-01-01T10:00:00.000Z company 1 by PURCHASE',
    ]);
    expect(followUps([purchase('2024-01-01T10:00:00Z', { customerType: 'INDIVIDUAL' })], rules)).toEqual([]);
  });
});

describe('going to and fro between two plans', () => {
  const unhappy = { ...always, name: 'unhappy', when: { satisfaction: ['dissatisfied'] }, firstAfterDays: 0 };
  const praise = (time: string) => feedback(time, { scale: 'CSAT', score: 5 });

  test('goes on where the plan was, while its last follow-up is young', () => {
    const log = [
      purchase('2024-01-01T10:00:00Z'),
      complaint('2024-01-06T10:00:00Z'),
      praise('2024-01-07T10:00:00Z'),
      tick('2024-01-12T00:00:00Z'),
    ];

    expect(followUps(log, rulesOf(policyOf([unhappy, always])))).toEqual([
      '2024-01-05T10:00:00.000Z always 1 by SILENCE',
      '2024-01-06T10:00:00.000Z unhappy 1 by FEEDBACK',
      '2024-01-09T10:00:00.000Z always 2 by SILENCE',
    ]);
  });

  test('begins anew when that was exactly as long ago as the plan says, or longer', () => {
    const log = [
      purchase('2024-01-01T10:00:00Z'),
      complaint('2024-01-06T10:00:00Z'),
      praise('2024-01-09T10:00:00Z'),
      tick('2024-01-14T00:00:00Z'),
    ];

    expect(followUps(log, rulesOf(policyOf([unhappy, always])))).toEqual([
      '2024-01-05T10:00:00.000Z always 1 by SILENCE',
      '2024-01-06T10:00:00.000Z unhappy 1 by FEEDBACK',
      '2024-01-13T10:00:00.000Z always 1 by SILENCE',
    ]);
  });
});

describe('a contact made', () => {
  test('stands for the first follow-up, and the next one counts from it', () => {
    expect(
      followUps(
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

    expect(followUps(log, rules)).toEqual(['2024-01-21T09:00:00.000Z always 2 by SILENCE']);
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

    expect(followUps(log, rulesOf(policyOf([always, call])))).toEqual([
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

describe('go-live', () => {
  test('lets nothing be due before, and spreads what has waited for it', () => {
    const goLive = at('2024-03-01T00:00:00Z');
    const rules = rulesOf(policyOf([always]), { goLive });
    const spread = Math.floor((phaseOf('a customer') * 4 * DAY) / 65_536);

    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), tick('2024-03-06T00:00:00Z')], rules);

    const due = outputs.filter(({ type }) => type === 'follow-up-due');
    expect(due[0]).toMatchObject({ at: goLive + spread, dueSince: goLive + spread, number: 1 });
  });
});

describe('new rules', () => {
  const spread = (days: number) => Math.floor((phaseOf('a customer') * days * DAY) / 65_536);
  const passing = at('2024-01-03T00:00:00Z');

  test('that leave the plan as it is leave its rhythm', () => {
    const rules = rulesOf(policyOf([always]), {}, [
      [passing, policyOf([{ ...always, purpose: 'say good-bye', times: 9 }])],
    ]);

    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), tick('2024-01-06T00:00:00Z')], rules);

    expect(outputs.at(-1)).toMatchObject({ at: at('2024-01-05T10:00:00Z'), purpose: 'say good-bye', of: 9 });
  });

  test('that change when it is due let nothing be due before their instant and the spread', () => {
    const rules = rulesOf(policyOf([always]), {}, [
      [passing, policyOf([{ ...always, firstAfterDays: 1, spreadDays: 10 }])],
    ]);

    expect(followUps([purchase('2024-01-01T10:00:00Z'), tick('2024-01-13T00:00:00Z')], rules)[0]).toBe(
      `${new Date(passing + spread(10)).toISOString()} always 1 by SILENCE`,
    );
  });

  test('that begin a plan spread its first follow-up', () => {
    const rules = rulesOf(withoutFollowUp, {}, [
      [passing, policyOf([{ ...always, firstAfterDays: 0, spreadDays: 2 }])],
    ]);

    expect(followUps([purchase('2024-01-01T10:00:00Z'), tick('2024-01-07T00:00:00Z')], rules)[0]).toBe(
      `${new Date(passing + spread(2)).toISOString()} always 1 by SILENCE`,
    );
  });

  test('that lift a cap by night wait for the morning', () => {
    const daily = { ...always, firstAfterDays: 1, everyDays: 1 };
    const more = { quietHours: { from: '20:00', to: '09:00' } };
    const rules = rulesOf(policyOf([daily], { ...more, caps: [{ max: 1, perDays: 7, channel: null }] }), {}, [
      [at('2024-01-04T22:00:00Z'), policyOf([daily], more)],
    ]);

    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), tick('2024-01-05T09:30:00Z')], rules);

    expect(outputs.at(-1)).toMatchObject({
      at: at('2024-01-05T09:00:00Z'),
      dueSince: at('2024-01-03T10:00:00Z'),
      heldBack: false,
    });
  });
});

test('a plan by a dimension that the fold does not have is a bug of the caller', () => {
  const rules = rulesOf(policyOf([{ ...always, when: { loyalty: ['gold'] } }]));

  expect(() => runLog([purchase('2024-01-01T10:00:00Z')], rules)).toThrow('the fold has no such dimension');
});

test('who has never bought is contacted once somebody was, and is no more active for it', () => {
  const { state } = runLog([
    visit('2024-01-01T10:00:00Z'),
    contact('2024-01-02T10:00:00Z'),
    tick('2024-03-02T10:00:00Z'),
  ]);

  expect(state.assignments.map(({ class: inForce }) => inForce)).toContain('contacted');
  expect(state.lastInteractionAt).toBe(at('2024-01-01T10:00:00Z'));
});

test('the default preset welcomes by mail after two days, not by night and not on a Sunday', () => {
  // Bought on a Friday evening: two days later it is Sunday.
  expect(
    followUps([purchase('2024-01-05T19:00:00Z'), tick('2024-01-09T00:00:00Z')], rulesOf(retail)),
  ).toEqual(['2024-01-08T09:00:00.000Z welcome 1 by SILENCE']);
});
