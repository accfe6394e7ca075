import { describe, expect, test } from 'vitest';
import { complaint, feedback, purchase } from '../../test/events.ts';
import { publishedOf, runLog, tick } from '../../test/run-log.ts';
import type { ChurnAlert, Output } from '../outputs/output.ts';

const alerts = (outputs: readonly Output[]) =>
  outputs.filter((output): output is ChurnAlert => output.type === 'churn-alert');

describe('complaints', () => {
  test('are a signal while two are younger than 30 days', () => {
    const { outputs } = runLog([
      purchase('2024-01-01T10:00:00Z'),
      complaint('2024-01-05T10:00:00Z'),
      complaint('2024-01-20T10:00:00Z'),
      tick('2024-03-01T00:00:00Z'),
    ]);

    expect(publishedOf(outputs, 'churn')).toEqual([
      '2024-01-20T10:00:00.000Z churn RAISED medium by FEEDBACK',
      '2024-02-04T10:00:00.000Z churn CLEARED low by SILENCE',
    ]);
    expect(alerts(outputs)[0]!.signals).toEqual([
      { signal: 'complaints', observed: 2, threshold: 2, since: Date.parse('2024-01-20T10:00:00Z') },
    ]);
    expect(alerts(outputs)[1]!.signals).toEqual([]);
  });

  test('are a signal while one younger than 30 days has a strictly later low score', () => {
    const { outputs } = runLog([
      purchase('2024-01-01T10:00:00Z'),
      complaint('2024-01-05T10:00:00Z'),
      feedback('2024-01-06T10:00:00Z', { scale: 'NPS', score: 6 }),
      tick('2024-03-01T00:00:00Z'),
    ]);

    expect(publishedOf(outputs, 'churn')).toEqual([
      '2024-01-06T10:00:00.000Z churn RAISED medium by FEEDBACK',
      '2024-02-04T10:00:00.000Z churn CLEARED low by SILENCE',
    ]);
    expect(alerts(outputs)[0]!.signals[0]).toMatchObject({ observed: 1, threshold: 2 });
  });

  test.each([
    ['CSAT', 3],
    ['NPS', 7],
  ] as const)('are none with a score of %s %i', (scale, score) => {
    const { outputs } = runLog([
      purchase('2024-01-01T10:00:00Z'),
      complaint('2024-01-05T10:00:00Z'),
      feedback('2024-01-06T10:00:00Z', { scale, score }),
    ]);

    expect(alerts(outputs)).toEqual([]);
  });

  test('are none when the low score is of the same millisecond', () => {
    const { outputs } = runLog([
      purchase('2024-01-01T10:00:00Z'),
      feedback('2024-01-05T10:00:00Z', { scale: 'CSAT', score: 1, complaint: true }),
      feedback('2024-01-05T10:00:00Z', { scale: 'CSAT', score: 2, eventId: 'again' }),
    ]);

    expect(alerts(outputs)).toEqual([]);
  });

  test('of before the first purchase count once there is one, since they began', () => {
    const { outputs } = runLog([
      complaint('2024-01-05T10:00:00Z'),
      complaint('2024-01-06T10:00:00Z'),
      purchase('2024-01-10T10:00:00Z'),
    ]);

    expect(alerts(outputs)).toMatchObject([
      {
        kind: 'RAISED',
        at: Date.parse('2024-01-10T10:00:00Z'),
        signals: [{ since: Date.parse('2024-01-06T10:00:00Z') }],
      },
    ]);
  });

  test('stand since the earliest instant without a break, over complaints that relieve each other', () => {
    const { outputs } = runLog([
      complaint('2024-01-01T10:00:00Z'),
      complaint('2024-01-11T10:00:00Z'),
      // The first ends on 2024-01-31 at 10:00, in the very millisecond in which this one comes.
      complaint('2024-01-31T10:00:00Z'),
      purchase('2024-02-02T10:00:00Z'),
    ]);

    expect(alerts(outputs)[0]!.signals).toMatchObject([
      { observed: 2, since: Date.parse('2024-01-11T10:00:00Z') },
    ]);
  });

  test('stand since the first low score that is strictly later than the complaint', () => {
    const { outputs } = runLog([
      purchase('2024-01-01T10:00:00Z'),
      feedback('2024-01-05T10:00:00Z', { scale: 'CSAT', score: 1, complaint: true }),
      feedback('2024-01-07T10:00:00Z', { scale: 'CSAT', score: 2 }),
    ]);

    expect(alerts(outputs)[0]!.signals).toMatchObject([{ since: Date.parse('2024-01-07T10:00:00Z') }]);
  });

  test('stand anew after a break of one millisecond', () => {
    const { outputs } = runLog([
      complaint('2024-01-01T10:00:00Z'),
      complaint('2024-01-11T10:00:00Z'),
      complaint('2024-01-31T10:00:00.001Z'),
      purchase('2024-02-02T10:00:00Z'),
    ]);

    expect(alerts(outputs)[0]!.signals).toMatchObject([{ since: Date.parse('2024-01-31T10:00:00.001Z') }]);
  });
});

test('overdue and complaints together are high', () => {
  const { outputs } = runLog([
    purchase('2024-01-01T10:00:00Z'),
    complaint('2024-04-20T10:00:00Z'),
    tick('2024-04-30T10:00:00Z'),
    complaint('2024-05-01T10:00:00Z'),
    tick('2024-12-31T00:00:00Z'),
  ]);

  expect(publishedOf(outputs, 'churn')).toEqual([
    '2024-04-30T10:00:00.000Z churn RAISED medium by SILENCE',
    '2024-05-01T10:00:00.000Z churn ESCALATED high by FEEDBACK',
    '2024-05-20T10:00:00.000Z churn EASED medium by SILENCE',
  ]);
  expect(alerts(outputs)[1]!.signals.map(({ signal }) => signal)).toEqual(['overdue', 'complaints']);
});
