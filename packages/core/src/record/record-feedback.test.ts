import { expect, test } from 'vitest';
import { complaint, feedback } from '../../test/events.ts';
import { runLog } from '../../test/run-log.ts';
import { satisfactionOf } from '../measures/satisfaction-of.ts';
import { INSTANTS_KEPT } from './record-feedback.ts';

test('the last score is the latest by its own time, whenever it arrives', () => {
  const { state } = runLog([
    feedback('2024-01-05T10:00:00Z', { scale: 'CSAT', score: 4 }),
    feedback('2024-01-03T10:00:00Z', { scale: 'NPS', score: 2 }),
    feedback('2024-01-06T10:00:00Z'),
  ]);

  expect(state).toMatchObject({
    lastScore: { at: Date.parse('2024-01-05T10:00:00Z'), scale: 'CSAT', score: 4 },
    lastSatisfiedAt: Date.parse('2024-01-05T10:00:00Z'),
    lastFeedbackAt: Date.parse('2024-01-06T10:00:00Z'),
    lowScores: [Date.parse('2024-01-03T10:00:00Z')],
  });
});

test('of two scores of one millisecond the less satisfied one is the last, in either order', () => {
  const high = feedback('2024-01-05T10:00:00Z', { scale: 'NPS', score: 9, eventId: 'high' });
  const low = feedback('2024-01-05T10:00:00Z', { scale: 'CSAT', score: 3, eventId: 'low' });

  expect(runLog([high, low]).state.lastScore).toMatchObject({ score: 3 });
  expect(runLog([low, high]).state.lastScore).toMatchObject({ score: 3 });
});

test.each([
  ['CSAT', [1, 2], 0],
  ['CSAT', [3], 1],
  ['CSAT', [4, 5], 2],
  ['NPS', [0, 6], 0],
  ['NPS', [7, 8], 1],
  ['NPS', [9, 10], 2],
] as const)('%s %j is satisfaction %i', (scale, scores, satisfaction) => {
  for (const score of scores) expect(satisfactionOf(scale, score)).toBe(satisfaction);
});

test('a broken source does not grow a state without bound: the latest complaints stay', () => {
  const log = Array.from({ length: INSTANTS_KEPT + 5 }, (_, index) => {
    const time = new Date(Date.parse('2024-01-01T10:00:00Z') + index).toISOString();
    return complaint(time);
  });

  const { state } = runLog(log);

  expect(state.complaints).toHaveLength(INSTANTS_KEPT);
  expect(state.complaints[0]).toBe(Date.parse('2024-01-01T10:00:00.005Z'));
});
