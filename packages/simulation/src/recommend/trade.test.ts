import { DAY } from '@tidemark/core';
import { expect, test } from 'vitest';
import { alarmsOf, openAlertCounts } from '../evaluate/alert-counts.ts';
import { baselineRules, silentFor } from '../evaluate/baselines.ts';
import { silenceOf } from '../evaluate/silence.fixture.ts';
import { tradeOf } from './trade.ts';

const time = { from: -1, to: 200 * DAY, windowMs: 30 * DAY, churnAfterMs: 180 * DAY };
/** One leaves for good, one comes back after 100 days. */
const silences = [
  silenceOf({ meanMinor: 2_000, usualGapMs: 60 * DAY }),
  silenceOf({ nextAt: 100 * DAY, meanMinor: 9_000 }),
];
const recency = openAlertCounts(silences, baselineRules([0], 180).recency, time);

test('money at risk is what the right ones would have spent in the window at their usual pace', () => {
  const trade = tradeOf(alarmsOf(silences, silentFor(80).after), time, recency, 2);

  // 20.00 every 60 days, a window of 30 days.
  expect(trade).toMatchObject({
    alerts: 2,
    right: 1,
    precision: 0.5,
    medianLeadDays: 100,
    caughtMinor: 1_000,
  });
  expect(trade.perThousandCustomersAndWeek).toBeCloseTo((1_000 * 2 * 7) / 730);
});

test('over recency is by what it does with as many alerts', () => {
  // With two alerts it can be right in both: 70 days before the return is soon enough.
  expect(tradeOf(alarmsOf(silences, silentFor(80).after), time, recency, 2).overRecency).toBe(-0.5);
  expect(tradeOf(alarmsOf(silences, silentFor(70 - 1).after), time, recency, 2).overRecency).toBe(0);
});

test('plain recency is not behind plain recency, where a time begins in the midst of silences', () => {
  // Everybody fell silent on one of sixty days before it; the longer the silence was by then, the rarer a return.
  const midst = Array.from({ length: 600 }, (_, index) => {
    const lastAt = (index % 60) * DAY;
    return silenceOf({
      lastAt,
      nextAt: index % 7 === 0 ? lastAt + (50 + (index % 90)) * DAY : Number.POSITIVE_INFINITY,
    });
  });
  const late = { ...time, from: 60 * DAY, to: 300 * DAY };
  const counts = openAlertCounts(midst, baselineRules([0], 180).recency, late);

  for (const days of [60, 90, 120, 150]) {
    const { overRecency } = tradeOf(alarmsOf(midst, silentFor(days).after), late, counts, 2);
    expect(overRecency, `${days} days`).toBeGreaterThan(-0.01);
  }
});

test('without an alert there is nothing to say', () => {
  expect(tradeOf([], time, recency, 0)).toMatchObject({
    precision: null,
    overRecency: null,
    perThousandCustomersAndWeek: null,
    caughtMinor: 0,
  });
});
