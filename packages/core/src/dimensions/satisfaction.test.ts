import { expect, test } from 'vitest';
import { complaint, feedback, purchase } from '../../test/events.ts';
import { publishedOf, runLog, tick } from '../../test/run-log.ts';

const satisfactionOf = (log: Parameters<typeof runLog>[0]) =>
  publishedOf(runLog(log).outputs, 'satisfaction');
const csat = (time: string, score: number) => feedback(time, { scale: 'CSAT', score });
const nps = (time: string, score: number) => feedback(time, { scale: 'NPS', score });

test('is unknown until there is a score or a complaint, then as the last score has it', () => {
  expect(
    satisfactionOf([
      purchase('2024-01-01T10:00:00Z'),
      csat('2024-01-02T10:00:00Z', 4),
      csat('2024-01-03T10:00:00Z', 3),
      nps('2024-01-04T10:00:00Z', 6),
      nps('2024-01-05T10:00:00Z', 7),
      nps('2024-01-06T10:00:00Z', 9),
    ]),
  ).toEqual([
    '2024-01-01T10:00:00.000Z satisfaction null → unknown by PURCHASE',
    '2024-01-02T10:00:00.000Z satisfaction unknown → satisfied by FEEDBACK',
    '2024-01-03T10:00:00.000Z satisfaction satisfied → neutral by FEEDBACK',
    '2024-01-04T10:00:00.000Z satisfaction neutral → dissatisfied by FEEDBACK',
    '2024-01-05T10:00:00.000Z satisfaction dissatisfied → neutral by FEEDBACK',
    '2024-01-06T10:00:00.000Z satisfaction neutral → satisfied by FEEDBACK',
  ]);
});

test('a complaint counts for 90 days, then the last score again', () => {
  expect(
    satisfactionOf([
      csat('2024-01-01T10:00:00Z', 5),
      complaint('2024-01-02T10:00:00Z'),
      csat('2024-01-03T10:00:00Z', 3),
      tick('2024-12-31T00:00:00Z'),
    ]),
  ).toEqual([
    '2024-01-01T10:00:00.000Z satisfaction null → satisfied by FEEDBACK',
    '2024-01-02T10:00:00.000Z satisfaction satisfied → dissatisfied by FEEDBACK',
    '2024-04-01T10:00:00.000Z satisfaction dissatisfied → neutral by SILENCE',
  ]);
});

test('a satisfied score after a complaint makes up for it, one of the same millisecond does not', () => {
  const same = [complaint('2024-01-02T10:00:00Z'), csat('2024-01-02T10:00:00Z', 5)];

  expect(satisfactionOf(same)).toEqual([
    '2024-01-02T10:00:00.000Z satisfaction null → dissatisfied by FEEDBACK',
  ]);
  expect(satisfactionOf([...same, csat('2024-01-02T10:00:00.001Z', 5)]).at(-1)).toBe(
    '2024-01-02T10:00:00.001Z satisfaction dissatisfied → satisfied by FEEDBACK',
  );
});
