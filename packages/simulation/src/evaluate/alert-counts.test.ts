import { DAY } from '@tidemark/core';
import { expect, test } from 'vitest';
import { openAlertCounts } from './alert-counts.ts';
import { baselineRules } from './baselines.ts';
import { silenceOf } from './silence.fixture.ts';
import { byGroup } from './tally.ts';

const time = { from: -1, to: 400 * DAY, windowMs: 30 * DAY, churnAfterMs: 180 * DAY };
const { recency, overdueRatio, rfmScore } = baselineRules([0, 30, 60, 90, 180], 180);

test('the silence that as many customers reach', () => {
  const silences = [40, 80, 120].map((days) => silenceOf({ nextAt: days * DAY }));

  const words = (alerts: number) =>
    openAlertCounts(silences, recency, time).asMany(byGroup(() => alerts)).all?.rule.words;

  // Of those that raise as many, the first of the most right: up to day 9 all three are still 30 days from buying.
  expect(words(3)).toBe('silent for 1 day');
  expect(words(2)).toBe('silent for 40 days');
  expect(words(1)).toBe('silent for 80 days');
});

test('of those that raise as many or up to a tenth more, the most right is the opponent', () => {
  // Twenty leave for good, two come back.
  const silences = [
    ...Array.from({ length: 20 }, () => silenceOf({})),
    silenceOf({ nextAt: 40 * DAY }),
    silenceOf({ nextAt: 41 * DAY }),
  ];

  const { all } = openAlertCounts(silences, recency.slice(19), time).asMany(byGroup(() => 20));

  // From day 20 on the two are wrong; from day 41 on they raise none.
  expect(all).toMatchObject({ rule: { words: 'silent for 41 days' }, alerts: 20, precision: 1 });
});

test('where none raises as many, there is none', () => {
  const silences = Array.from({ length: 30 }, () => silenceOf({}));

  const asMany = openAlertCounts(silences, recency, time).asMany(
    byGroup((group) => (group === 'all' ? 27 : 0)),
  );

  expect(asMany.all).toBeNull();
  expect(asMany['8+']).toBeNull();
});

test('a ratio is by the own gap', () => {
  const silences = [
    silenceOf({ usualGapMs: 10 * DAY, nextAt: 50 * DAY }),
    silenceOf({ usualGapMs: 60 * DAY, nextAt: 50 * DAY }),
  ];

  const { rule, alerts } = openAlertCounts(silences, overdueRatio, time).asMany(byGroup(() => 1)).all!;

  expect(alerts).toBe(1);
  expect(rule.after(silences[0]!)).toBeLessThan(50 * DAY);
  expect(rule.after(silences[1]!)).toBeGreaterThanOrEqual(50 * DAY);
});

test('a sum of scores that silence lowers', () => {
  const rule = rfmScore.find(({ words }) => words === 'R + F + M below 7, or 7 and silent for 75 days')!;

  expect(rule.after(silenceOf({ scoreSums: [9, 8, 7, 6, 5] }))).toBe(75 * DAY);
  expect(rule.after(silenceOf({ scoreSums: [6, 5, 4, 3, 3] }))).toBe(0);
  expect(rule.after(silenceOf({ scoreSums: [15, 14, 13, 12, 11] }))).toBe(Number.POSITIVE_INFINITY);
});

test('whoever is churned already is not warned of any more', () => {
  const days = overdueRatio.map(({ after }) => after(silenceOf({ usualGapMs: 60 * DAY })) / DAY);

  expect(days.at(-1)).toBe(Number.POSITIVE_INFINITY);
  expect(Math.max(...days.filter(Number.isFinite))).toBeLessThanOrEqual(180);
});
