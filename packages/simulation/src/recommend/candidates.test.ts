import { DAY, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { silenceOf } from '../evaluate/silence.fixture.ts';
import { candidates, presentRule, recencySettings } from './candidates.ts';

/** CDNOW's. */
const model = { r: 0.637, alpha: 7.31, a: 0.807, b: 1.228 };
const daysOf = (rule: { after: (silence: ReturnType<typeof silenceOf>) => number }) =>
  rule.after(silenceOf({ usualGapMs: 30 * DAY })) / DAY;

test('without a model overdue alone is tried, and p_active is off in its settings', () => {
  const rows = candidates(retail, null);

  expect(rows).toHaveLength(12);
  expect(rows.map(daysOf)).toEqual([45, 45, 90, 90, 60, 60, 90, 120, 90, 90, 90, 120]);
  expect(rows[0]!.settings).toEqual({ off: ['p_active'], factorPercent: 150, minOverdueDays: 14 });
});

test('a model in which nobody leaves is none', () => {
  expect(candidates(retail, { ...model, a: 0.0001 })).toHaveLength(12);
});

test('with a model p_active is tried at its own limits', () => {
  const rows = candidates(retail, model);

  expect(rows).toHaveLength(60);
  const longest = rows.find(
    ({ words }) => words === 'p_active below 0.45, fallen to 100 %, silent for 120 days',
  )!;
  expect(daysOf(longest)).toBe(120);
  expect(longest.settings).toEqual({
    off: [],
    pActive: { horizonDays: 91, below: 0.45, fallenToPercent: 100, minOverdueDays: 120 },
  });
});

test('the present rule is p_active where it exists, else overdue, else none', () => {
  const off = (...names: readonly string[]) => ({ ...retail, churn: { ...retail.churn, off: names } });

  expect(daysOf(presentRule(retail, null))).toBe(60);
  expect(daysOf(presentRule(off('p_active'), model))).toBe(60);
  expect(daysOf(presentRule(retail, model))).not.toBe(60);
  expect(daysOf(presentRule(off('p_active', 'overdue'), model))).toBe(Number.POSITIVE_INFINITY);
});

test('plain recency is overdue with one patience for all', () => {
  const settings = recencySettings(
    { ...retail, churn: { ...retail.churn, off: ['overdue', 'complaints'] } },
    95,
  );

  expect(settings).toEqual({
    off: ['complaints', 'p_active'],
    priorGapDays: 95,
    factorPercent: 100,
    minOverdueDays: 95,
  });
  const policy = { ...retail, churn: { ...retail.churn, ...settings } };
  for (const usualGapMs of [DAY, 60 * DAY, 400 * DAY])
    expect(presentRule(policy, model).after(silenceOf({ usualGapMs }))).toBe(95 * DAY);
});
