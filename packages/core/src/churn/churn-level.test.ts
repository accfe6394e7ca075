import { describe, expect, test } from 'vitest';
import { alertsOf } from '../../test/alerts-of.ts';
import { complaint, purchase, visit } from '../../test/events.ts';
import { rulesOf, withoutFollowUp } from '../../test/rules.ts';
import { publishedOf, runLog, tick } from '../../test/run-log.ts';
import type { Policy } from '../rules/policy.ts';
import { signals } from '../signals/list.ts';
import { viewAt } from '../state/view.ts';
import { churnLevel } from './churn-level.ts';
import { observedSignals } from './observed-signals.ts';

/** Windows of a month, and any interaction counts. */
const churn: Policy['churn'] = {
  ...withoutFollowUp.churn,
  frequencyDrop: { windowDays: 30, min: 2, percent: 50 },
  interactionDrop: { min: 1, percent: 0 },
};

/** Bought and visited in the first days of January, then neither. */
const faded = [
  visit('2024-01-01T09:00:00Z'),
  purchase('2024-01-01T10:00:00Z'),
  purchase('2024-01-02T10:00:00Z'),
  purchase('2024-01-03T10:00:00Z'),
];

const standingAt = (time: string, off: readonly string[]) => {
  const rules = rulesOf({ ...withoutFollowUp, churn: { ...churn, off } });
  const { state } = runLog(faded, rules);
  const view = viewAt(state, Date.parse(time), rules.list[0]!, rules.deployment);
  return {
    level: churnLevel(view, signals),
    standing: observedSignals(view, signals).map(({ signal }) => signal),
  };
};

describe('the churn level', () => {
  test('counts two declines once, for they are evidence of one kind', () => {
    expect(standingAt('2024-02-10T00:00:00Z', ['overdue'])).toEqual({
      level: 'medium',
      standing: ['frequency_drop', 'interaction_drop'],
    });
  });

  test('is high where there is silence, too', () => {
    expect(standingAt('2024-02-20T00:00:00Z', [])).toEqual({
      level: 'high',
      standing: ['overdue', 'frequency_drop', 'interaction_drop'],
    });
  });

  test('does not look at what is switched off, nor does what is due', () => {
    const names = signals.map(({ name }) => name);

    expect(standingAt('2024-02-20T00:00:00Z', names)).toEqual({ level: 'low', standing: [] });
    const rules = rulesOf({ ...withoutFollowUp, churn: { ...churn, off: names } });
    const { outputs } = runLog(
      [...faded, complaint('2024-02-20T10:00:00Z'), tick('2030-01-01T00:00:00Z')],
      rules,
    );
    expect(alertsOf(outputs)).toEqual([]);
  });

  test('stays high with three kinds, and falls with the last but one', () => {
    const rules = rulesOf({ ...withoutFollowUp, churn });
    const complaints = [complaint('2024-02-20T10:00:00Z'), complaint('2024-02-21T10:00:00Z')];

    const { outputs } = runLog([...faded, ...complaints, tick('2024-12-31T00:00:00Z')], rules);

    // One of three is left in 30 days; overdue after 41 d 8 h; both drops are over by 03-04, and by 03-21 a complaint is old.
    expect(publishedOf(outputs, 'churn')).toEqual([
      '2024-02-02T00:00:00.000Z churn RAISED medium by SILENCE',
      '2024-02-13T18:00:00.000Z churn ESCALATED high by SILENCE',
      '2024-03-21T10:00:00.000Z churn EASED medium by SILENCE',
    ]);
  });
});
