import { describe, expect, test } from 'vitest';
import { complaint, purchase, visit } from '../../test/events.ts';
import { rulesOf } from '../../test/rules.ts';
import { publishedOf, runLog, tick } from '../../test/run-log.ts';
import { retail } from '../rules/retail.ts';
import type { Rules } from '../rules/rules.ts';
import { viewAt } from '../state/view.ts';
import { DAY } from '../time/time-units.ts';
import { overdue } from './overdue.ts';

const rules = rulesOf();

function thresholdAfter(...times: readonly string[]) {
  return thresholdUnder(rules, ...times);
}

function thresholdUnder(rules: Rules, ...times: readonly string[]) {
  const { state } = runLog(times.map((time) => purchase(time)));
  const longAfter = state.asOf! + 400_000 * DAY;
  return overdue.stands(viewAt(state, longAfter, rules.list[0]!, rules.deployment))!.threshold;
}

describe('the silence from which a customer is overdue', () => {
  test('is 120 days after the first purchase', () => {
    expect(thresholdAfter('2024-01-01T10:00:00Z')).toBe(120 * DAY);
  });

  test('is twice the mean gap, shrunk towards 60 days', () => {
    // ⌈2 · (30 + 60) / 2⌉ days
    expect(thresholdAfter('2024-01-01T10:00:00Z', '2024-01-31T10:00:00Z')).toBe(90 * DAY);
  });

  test('is rounded up to whole milliseconds', () => {
    const threshold = thresholdAfter(
      '2024-01-01T00:00:00Z',
      '2024-01-02T00:00:00Z',
      '2024-01-03T00:00:00.002Z',
    );

    // 2 · (2 d + 2 ms + 60 d) / 3 = 41 d 8 h + 4/3 ms
    expect(threshold).toBe((124 * DAY) / 3 + 2);
  });

  test('is never below 14 days', () => {
    const daily = Array.from(
      { length: 20 },
      (_, index) => `2024-01-${String(index + 1).padStart(2, '0')}T10:00:00Z`,
    );

    expect(thresholdAfter(...daily)).toBe(14 * DAY);
  });

  test('is never above 120 days', () => {
    expect(thresholdAfter('2024-01-01T10:00:00Z', '2024-12-31T10:00:00Z')).toBe(120 * DAY);
  });

  test('is the factor of the policy times the mean gap, rounded up and exact also where a number does not hold it', () => {
    const factors = (factorPercent: number, priorGaps = 1, priorGapDays = 60) =>
      rulesOf({ ...retail, churn: { ...retail.churn, factorPercent, priorGaps, priorGapDays } });
    const times = ['2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z', '2024-01-03T00:00:00.001Z'];

    expect(thresholdUnder(factors(150), ...times)).toBe(31 * DAY + 1);
    // ⌈1.33 · (2 d + 1 ms + 60 d) / 3⌉ = ⌈2,374,848,000.4433…⌉
    expect(thresholdUnder(factors(133), ...times)).toBe(2_374_848_001);
    // 99.99 · (2 d + 1 ms + 1,000 · 3,650 d) / 1,002: the product alone has 19 digits.
    expect(thresholdUnder(factors(9_999, 1_000, 3_650), ...times)).toBe(31_469_923_830_611);
  });

  test('counts days of purchases, not purchases', () => {
    expect(thresholdAfter('2024-01-01T10:00:00Z', '2024-01-01T11:00:00Z')).toBe(120 * DAY);
  });
});

test('overdue is raised at exactly that silence, with what was observed', () => {
  const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), tick('2024-04-30T10:00:00Z')]);

  expect(outputs.at(-1)).toMatchObject({
    type: 'churn-alert',
    kind: 'RAISED',
    level: 'medium',
    at: Date.parse('2024-04-30T10:00:00Z'),
    cause: { kind: 'SILENCE', eventId: null, historical: false },
    signals: [
      {
        signal: 'overdue',
        observed: 120 * DAY,
        threshold: 120 * DAY,
        since: Date.parse('2024-04-30T10:00:00Z'),
      },
    ],
    profile: { churn: 'medium' },
  });
});

test('a purchase in the millisecond of the due prevents it, a visit does not', () => {
  const bought = runLog([purchase('2024-01-01T10:00:00Z'), purchase('2024-04-30T10:00:00Z')]);
  const visited = runLog([purchase('2024-01-01T10:00:00Z'), visit('2024-04-30T10:00:00Z')]);

  expect(publishedOf(bought.outputs, 'churn')).toEqual([]);
  expect(publishedOf(visited.outputs, 'churn')).toEqual([
    '2024-04-30T10:00:00.000Z churn RAISED medium by INTERACTION',
  ]);
});

test('nobody is at risk before the first purchase', () => {
  const { outputs } = runLog([
    complaint('2024-01-01T10:00:00Z'),
    complaint('2024-01-02T10:00:00Z'),
    tick('2030-01-01T10:00:00Z'),
  ]);

  expect(publishedOf(outputs, 'churn')).toEqual([]);
});
