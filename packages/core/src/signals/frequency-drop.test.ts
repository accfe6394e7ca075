import { describe, expect, test } from 'vitest';
import { alertsOf } from '../../test/alerts-of.ts';
import { cancellation, complaint, purchase } from '../../test/events.ts';
import { rulesOf, withoutFollowUp } from '../../test/rules.ts';
import { publishedOf, runLog, tick } from '../../test/run-log.ts';
import { berlin } from '../../test/zones.ts';
import { viewAt } from '../state/view.ts';
import { frequencyDrop } from './frequency-drop.ts';

/** Four purchases in January: overdue, by twice their mean gap, from 2024-03-15 at 22:00 on. */
const january = ['2024-01-01', '2024-01-10', '2024-01-20', '2024-01-30'].map((day) =>
  purchase(`${day}T10:00:00Z`),
);

const onlyDrops = { ...withoutFollowUp, churn: { ...withoutFollowUp.churn, off: ['overdue', 'p_active'] } };

describe('frequency_drop', () => {
  test('begins and ends at local midnights, as the windows of 90 days move on', () => {
    const { outputs } = runLog([...january, tick('2024-12-31T00:00:00Z')], rulesOf(onlyDrops));

    // 04-30: none of the four is left in the window, all are in the one before. 07-09: two of the four are left there.
    expect(publishedOf(outputs, 'churn')).toEqual([
      '2024-04-30T00:00:00.000Z churn RAISED medium by SILENCE',
      '2024-07-09T00:00:00.000Z churn CLEARED low by SILENCE',
    ]);
    expect(alertsOf(outputs)[0]!.signals).toEqual([
      { signal: 'frequency_drop', observed: 0, threshold: 1, since: Date.parse('2024-04-30T00:00:00Z') },
    ]);
  });

  test('goes by the midnights of the zone', () => {
    const { outputs } = runLog(
      [...january, tick('2024-05-15T00:00:00Z')],
      rulesOf(onlyDrops, { zone: berlin }),
    );

    expect(alertsOf(outputs)[0]!.at).toBe(Date.parse('2024-04-29T22:00:00Z'));
  });

  test('together with silence is high, for it is evidence of another kind', () => {
    const { outputs } = runLog([...january, tick('2024-12-31T00:00:00Z')]);

    expect(publishedOf(outputs, 'churn')).toEqual([
      '2024-03-14T22:00:00.000Z churn RAISED medium by SILENCE',
      '2024-04-30T00:00:00.000Z churn ESCALATED high by SILENCE',
      '2024-07-09T00:00:00.000Z churn EASED medium by SILENCE',
    ]);
    expect(alertsOf(outputs)[1]!.signals.map(({ signal }) => signal)).toEqual(['overdue', 'frequency_drop']);
  });

  test('does not stand within 14 days of a purchase, which ends it', () => {
    const log = [...january, purchase('2024-05-10T10:00:00Z')];

    const { outputs } = runLog([...log, tick('2024-12-31T00:00:00Z')], rulesOf(onlyDrops));

    // 06-30: three are left in the window before, of which a quarter is none.
    expect(publishedOf(outputs, 'churn')).toEqual([
      '2024-04-30T00:00:00.000Z churn RAISED medium by SILENCE',
      '2024-05-10T10:00:00.000Z churn CLEARED low by PURCHASE',
      '2024-05-24T10:00:00.000Z churn RAISED medium by SILENCE',
      '2024-06-30T00:00:00.000Z churn CLEARED low by SILENCE',
    ]);
    expect(alertsOf(outputs)[2]!.signals).toEqual([
      { signal: 'frequency_drop', observed: 1, threshold: 1, since: Date.parse('2024-05-24T10:00:00Z') },
    ]);
  });

  test('has stood since the day it began, whatever is said of it later', () => {
    const complaints = [complaint('2024-05-20T10:00:00Z'), complaint('2024-05-21T10:00:00Z')];

    const { outputs } = runLog([...january, ...complaints], rulesOf(onlyDrops));

    expect(alertsOf(outputs).at(-1)).toMatchObject({
      kind: 'ESCALATED',
      signals: [
        { signal: 'frequency_drop', since: Date.parse('2024-04-30T00:00:00Z') },
        { signal: 'complaints' },
      ],
    });
  });

  test('looks at each day with all its purchases: late ones move since', () => {
    const rules = rulesOf(onlyDrops);
    const at = Date.parse('2024-05-20T10:00:00Z');
    const late = [purchase('2024-02-05T10:00:00Z'), purchase('2024-02-06T10:00:00Z')];
    const sinceIn = (log: Parameters<typeof runLog>[0]) =>
      frequencyDrop.since(viewAt(runLog(log, rules).state, at, rules.list[0]!, rules.deployment));

    expect(sinceIn([...january, { tick: at }])).toBe(Date.parse('2024-04-30T00:00:00Z'));
    // Until 05-05 there were two of them in the window of 90 days.
    expect(sinceIn([...january, { tick: at }, ...late])).toBe(Date.parse('2024-05-06T00:00:00Z'));
  });

  test('looks back for its beginning as many days as a window has', () => {
    const churn = { ...onlyDrops.churn, frequencyDrop: { windowDays: 5, min: 1, percent: 50 } };
    const rules = rulesOf({ ...onlyDrops, churn: { ...churn, minOverdueDays: 1 } });
    const log = Array.from({ length: 4 }, (_, index) => purchase(`2024-01-0${index + 1}T10:00:00Z`));
    const { state } = runLog(log, rules);
    const view = viewAt(state, Date.parse('2024-01-14T12:00:00Z'), rules.list[0]!, rules.deployment);

    expect(frequencyDrop.stands(view)).toEqual({ observed: 0, threshold: 0 });
    expect(frequencyDrop.since(view)).toBe(Date.parse('2024-01-09T00:00:00Z'));
  });

  test('counts purchases, whatever was cancelled of them', () => {
    const cancelled = january.map((each) => cancellation(new Date(each.at + 1).toISOString()));

    const { outputs } = runLog([...january, ...cancelled, tick('2024-05-01T00:00:00Z')], rulesOf(onlyDrops));

    expect(alertsOf(outputs)).toHaveLength(1);
  });

  test('is not said of fewer than three purchases', () => {
    const { outputs } = runLog([...january.slice(2), tick('2024-12-31T00:00:00Z')], rulesOf(onlyDrops));

    expect(alertsOf(outputs)).toEqual([]);
  });
});

test('what frequency_drop says is read as purchases', () => {
  const { state } = runLog(january);
  const rules = rulesOf();
  const view = viewAt(state, state.asOf!, rules.list[0]!, rules.deployment);

  expect(frequencyDrop.words.observed(1, 2)).toBe('1 purchase lately, a drop from 2 down');
  expect(frequencyDrop.words.limit(view)).toBe('drop to 25 % of 3 or more purchases in 90 d');
  expect(frequencyDrop.words.limit({ ...view, state: runLog([]).state })).toBeNull();
});
