import { describe, expect, test } from 'vitest';
import { purchase } from '../../test/events.ts';
import { always, followUpsOf, policyOf } from '../../test/plans.ts';
import { rulesOf, withoutFollowUp } from '../../test/rules.ts';
import { runLog, tick } from '../../test/run-log.ts';
import { phaseOf } from '../state/phase-of.ts';
import { DAY } from '../time/time-units.ts';

const at = Date.parse;

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

    expect(followUpsOf([purchase('2024-01-01T10:00:00Z'), tick('2024-01-13T00:00:00Z')], rules)[0]).toBe(
      `${new Date(passing + spread(10)).toISOString()} always 1 by SILENCE`,
    );
  });

  test('that begin a plan spread its first follow-up', () => {
    const rules = rulesOf(withoutFollowUp, {}, [
      [passing, policyOf([{ ...always, firstAfterDays: 0, spreadDays: 2 }])],
    ]);

    expect(followUpsOf([purchase('2024-01-01T10:00:00Z'), tick('2024-01-07T00:00:00Z')], rules)[0]).toBe(
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
