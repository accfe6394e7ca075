import { describe, expect, test } from 'vitest';
import { complaint, feedback, purchase, visit } from '../../test/events.ts';
import { always, contact, followUpsOf, policyOf } from '../../test/plans.ts';
import { rulesOf } from '../../test/rules.ts';
import { runLog, tick } from '../../test/run-log.ts';
import { nextDue } from '../fold/standard-fold.ts';
import { retail } from '../rules/retail.ts';

const at = Date.parse;

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

    const said = followUpsOf(
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
    expect(followUpsOf([purchase('2024-01-01T10:00:00Z'), tick('2024-05-01T00:00:00Z')], rules)).toEqual([
      '2024-04-30T10:00:00.000Z risky 1 by SILENCE',
    ]);
    expect(followUpsOf([purchase('2024-01-01T10:00:00Z', { customerType: 'ENTERPRISE' })], rules)).toEqual([
      '2024-01-01T10:00:00.000Z company 1 by PURCHASE',
    ]);
    expect(followUpsOf([purchase('2024-01-01T10:00:00Z', { customerType: 'INDIVIDUAL' })], rules)).toEqual(
      [],
    );
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

    expect(followUpsOf(log, rulesOf(policyOf([unhappy, always])))).toEqual([
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

    expect(followUpsOf(log, rulesOf(policyOf([unhappy, always])))).toEqual([
      '2024-01-05T10:00:00.000Z always 1 by SILENCE',
      '2024-01-06T10:00:00.000Z unhappy 1 by FEEDBACK',
      '2024-01-13T10:00:00.000Z always 1 by SILENCE',
    ]);
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
    followUpsOf([purchase('2024-01-05T19:00:00Z'), tick('2024-01-09T00:00:00Z')], rulesOf(retail)),
  ).toEqual(['2024-01-08T09:00:00.000Z welcome 1 by SILENCE']);
});
