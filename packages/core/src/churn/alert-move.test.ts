import { describe, expect, test } from 'vitest';
import { complaint, feedback, purchase, visit } from '../../test/events.ts';
import { rulesOf } from '../../test/rules.ts';
import { publishedOf, runLog, tick } from '../../test/run-log.ts';
import { nextDue, profileAt } from '../fold/standard-fold.ts';

/** Overdue on 2024-04-30 at 10:00, cleared by a purchase the next day: in cool-down until 2024-05-14 at 10:00. */
const clearedOnFirstOfMay = [
  purchase('2024-01-01T10:00:00Z'),
  tick('2024-04-30T10:00:00Z'),
  purchase('2024-05-01T10:00:00Z'),
];

describe('in the cool-down', () => {
  test('a rise from low is held back, and raised at its end by the silence', () => {
    const { outputs } = runLog([
      ...clearedOnFirstOfMay,
      complaint('2024-05-02T10:00:00Z'),
      complaint('2024-05-03T10:00:00Z'),
      tick('2024-05-20T00:00:00Z'),
    ]);

    expect(publishedOf(outputs, 'churn')).toEqual([
      '2024-04-30T10:00:00.000Z churn RAISED medium by SILENCE',
      '2024-05-01T10:00:00.000Z churn CLEARED low by PURCHASE',
      '2024-05-14T10:00:00.000Z churn RAISED medium by SILENCE',
    ]);
    expect(outputs.at(-1)).toMatchObject({ signals: [{ since: Date.parse('2024-05-03T10:00:00Z') }] });
  });

  test('a held back rise is in the profile all the same', () => {
    const { state } = runLog([
      ...clearedOnFirstOfMay,
      complaint('2024-05-02T10:00:00Z'),
      complaint('2024-05-03T10:00:00Z'),
    ]);

    expect(profileAt(state, state.asOf!, rulesOf())).toMatchObject({ churn: 'medium' });
    expect(state.publishedLevel).toBe('low');
  });

  test('at its end an event of that very millisecond raises with its own cause', () => {
    const { outputs } = runLog([
      ...clearedOnFirstOfMay,
      complaint('2024-05-02T10:00:00Z'),
      complaint('2024-05-03T10:00:00Z'),
      visit('2024-05-14T10:00:00Z'),
    ]);

    expect(publishedOf(outputs, 'churn').at(-1)).toBe(
      '2024-05-14T10:00:00.000Z churn RAISED medium by INTERACTION',
    );
  });

  test('what fell back before its end is never published', () => {
    const { outputs } = runLog([
      ...clearedOnFirstOfMay,
      // Late: young until 2024-05-10.
      complaint('2024-04-10T10:00:00Z'),
      complaint('2024-05-03T10:00:00Z'),
      tick('2024-05-20T00:00:00Z'),
    ]);

    expect(publishedOf(outputs, 'churn')).toHaveLength(2);
  });

  test('an escalation, an easing and a clearing are not held back', () => {
    const { outputs } = runLog([
      purchase('2024-01-01T10:00:00Z'),
      tick('2024-04-30T10:00:00Z'),
      complaint('2024-05-01T10:00:00Z'),
      feedback('2024-05-02T10:00:00Z', { scale: 'CSAT', score: 2 }),
      purchase('2024-05-03T10:00:00Z'),
      tick('2024-06-02T10:00:00Z'),
    ]);

    expect(publishedOf(outputs, 'churn')).toEqual([
      '2024-04-30T10:00:00.000Z churn RAISED medium by SILENCE',
      '2024-05-02T10:00:00.000Z churn ESCALATED high by FEEDBACK',
      '2024-05-03T10:00:00.000Z churn EASED medium by PURCHASE',
      '2024-05-31T10:00:00.000Z churn CLEARED low by SILENCE',
    ]);
  });
});

describe('before go-live', () => {
  const rules = rulesOf(undefined, { goLive: Date.parse('2024-05-01T00:00:00Z') });

  test('segment changes are historical, alerts are not published and take no sequence', () => {
    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), tick('2024-06-29T10:00:00Z')], rules);

    expect(outputs.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    expect(publishedOf(outputs, 'churn')).toEqual([]);
    expect(outputs.map(({ cause }) => cause.historical)).toEqual([true, true, true, true, false]);
  });

  test('a level that moves unannounced counts as published', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z'), tick('2024-04-29T10:00:00Z')], rules);

    expect(nextDue(state, rules)).toBe(Date.parse('2024-04-30T10:00:00Z'));
    const after = runLog([tick('2024-04-30T12:00:00Z')], rules, state);
    expect(after.outputs).toEqual([]);
    expect(after.state).toMatchObject({
      asOf: Date.parse('2024-04-30T10:00:00Z'),
      publishedLevel: 'medium',
      isAnnounced: false,
      lastRaisedAt: null,
    });
  });

  test('an unannounced level publishes no CLEARED after it either', () => {
    const { state, outputs } = runLog(
      [purchase('2024-01-01T10:00:00Z'), purchase('2024-05-02T10:00:00Z')],
      rules,
    );

    expect(publishedOf(outputs, 'churn')).toEqual([]);
    expect(state).toMatchObject({ publishedLevel: 'low', isAnnounced: true });
  });

  test('what was not announced is raised when it escalates after it, and that starts the cool-down', () => {
    const { state, outputs } = runLog(
      [
        purchase('2024-01-01T10:00:00Z'),
        complaint('2024-04-30T11:00:00Z'),
        complaint('2024-05-02T10:00:00Z'),
      ],
      rules,
    );

    expect(publishedOf(outputs, 'churn')).toEqual(['2024-05-02T10:00:00.000Z churn RAISED high by FEEDBACK']);
    expect(state.lastRaisedAt).toBe(Date.parse('2024-05-02T10:00:00Z'));
  });

  test('an unannounced level publishes no EASED', () => {
    const { state, outputs } = runLog(
      [
        purchase('2024-01-01T10:00:00Z'),
        complaint('2024-04-29T11:00:00Z'),
        complaint('2024-04-30T11:00:00Z'),
        purchase('2024-05-02T10:00:00Z'),
      ],
      rules,
    );

    expect(publishedOf(outputs, 'churn')).toEqual([]);
    expect(state).toMatchObject({ publishedLevel: 'medium', isAnnounced: false });
  });

  test('an alert at exactly go-live is live', () => {
    const atDue = rulesOf(undefined, { goLive: Date.parse('2024-04-30T10:00:00Z') });

    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), tick('2024-04-30T10:00:00Z')], atDue);

    expect(publishedOf(outputs, 'churn')).toEqual([
      '2024-04-30T10:00:00.000Z churn RAISED medium by SILENCE',
    ]);
  });
});
