import { describe, expect, test } from 'vitest';
import { purchase, refund, visit } from '../../test/events.ts';
import { rulesOf } from '../../test/rules.ts';
import { publishedOf, runLog, tick } from '../../test/run-log.ts';
import { nextDue } from '../fold/standard-fold.ts';
import type { Policy } from '../rules/policy.ts';
import { retail } from '../rules/retail.ts';

const money = (amountMinor: number) => ({ amountMinor });
const valuesOf = (log: Parameters<typeof runLog>[0], policy: Policy = retail) =>
  publishedOf(runLog(log, rulesOf(policy)).outputs, 'value');

describe('value', () => {
  test('is none for who never bought, and low from the first purchase on, whatever its amount', () => {
    expect(valuesOf([visit('2024-01-01T10:00:00Z'), purchase('2024-01-02T10:00:00Z', money(0))])).toEqual([
      '2024-01-01T10:00:00.000Z value null → none by INTERACTION',
      '2024-01-02T10:00:00.000Z value none → low by PURCHASE',
    ]);
  });

  test('is mid and high from exactly their amounts on, and falls with a refund', () => {
    expect(
      valuesOf([
        purchase('2024-01-01T10:00:00Z', money(24_999)),
        purchase('2024-01-02T10:00:00Z', money(1)),
        purchase('2024-01-03T10:00:00Z', money(75_000)),
        refund('2024-01-04T10:00:00Z', money(1)),
      ]),
    ).toEqual([
      '2024-01-01T10:00:00.000Z value null → low by PURCHASE',
      '2024-01-02T10:00:00.000Z value low → mid by PURCHASE',
      '2024-01-03T10:00:00.000Z value mid → high by PURCHASE',
      '2024-01-04T10:00:00.000Z value high → mid by REFUND',
    ]);
  });

  test('falls at the midnight at which money leaves the window, and rises when a refund does', () => {
    const log = [
      purchase('2024-01-01T10:00:00Z', money(25_000)),
      refund('2024-01-02T10:00:00Z', money(25_000)),
      purchase('2024-01-03T10:00:00Z', money(25_000)),
      tick('2025-06-01T00:00:00Z'),
    ];

    // 366 days after the day of each
    expect(valuesOf(log)).toEqual([
      '2024-01-01T10:00:00.000Z value null → mid by PURCHASE',
      '2024-01-02T10:00:00.000Z value mid → low by REFUND',
      '2024-01-03T10:00:00.000Z value low → mid by PURCHASE',
      '2025-01-01T00:00:00.000Z value mid → low by SILENCE',
      '2025-01-02T00:00:00.000Z value low → mid by SILENCE',
      '2025-01-03T00:00:00.000Z value mid → low by SILENCE',
    ]);
  });
});

describe('limits for leaving', () => {
  const held: Policy = {
    ...retail,
    value: {
      high: { enterMinor: 1_000, leaveMinor: 800 },
      mid: { enterMinor: 500, leaveMinor: 500 },
    },
  };

  test('keep a customer in the class down to them, and nobody else', () => {
    const up = [purchase('2024-01-01T10:00:00Z', money(1_000))];

    expect(valuesOf([...up, refund('2024-01-02T10:00:00Z', money(200))], held)).toHaveLength(1);
    expect(valuesOf([...up, refund('2024-01-02T10:00:00Z', money(201))], held).at(-1)).toContain(
      'high → mid',
    );
    expect(valuesOf([purchase('2024-01-01T10:00:00Z', money(900))], held)).toEqual([
      '2024-01-01T10:00:00.000Z value null → mid by PURCHASE',
    ]);
  });

  test('are dues of their own: the midnight at which money falls below the one for leaving', () => {
    const rules = rulesOf(held);
    const { state } = runLog(
      [
        purchase('2024-01-01T10:00:00Z', money(150)),
        purchase('2024-01-03T10:00:00Z', money(100)),
        purchase('2024-02-03T10:00:00Z', money(750)),
        tick('2025-01-01T12:00:00Z'),
      ],
      rules,
    );

    // 850 are left and held; on 2025-01-03 it is 750.
    expect(new Date(nextDue(state, rules)!).toISOString()).toBe('2025-01-03T00:00:00.000Z');
  });

  test('hold nobody under a new rule set', () => {
    const rules = rulesOf(held, {}, [[Date.parse('2024-01-03T00:00:00Z'), held]]);
    const { outputs } = runLog(
      [
        purchase('2024-01-01T10:00:00Z', money(1_000)),
        refund('2024-01-02T10:00:00Z', money(200)),
        tick('2024-01-03T00:00:00Z'),
      ],
      rules,
    );

    expect(publishedOf(outputs, 'value').at(-1)).toBe('2024-01-03T00:00:00.000Z value high → mid by RULES');
  });
});

test('a demotion waits for its dwell, and one that does not hold is counted as suppressed', () => {
  const policy: Policy = { ...retail, dwell: { value: { days: 90, ranks: { high: 3, mid: 2, low: 1 } } } };
  const log = [
    purchase('2024-01-01T10:00:00Z', money(100_000)),
    refund('2024-01-02T10:00:00Z', money(50_000)),
    purchase('2024-02-01T10:00:00Z', money(50_000)),
    refund('2024-02-02T10:00:00Z', money(1)),
    tick('2024-05-02T10:00:00Z'),
  ];
  const { state, outputs } = runLog(log, rulesOf(policy));

  expect(publishedOf(outputs, 'value')).toEqual([
    '2024-01-01T10:00:00.000Z value null → high by PURCHASE',
    '2024-05-02T10:00:00.000Z value high → mid by REFUND',
  ]);
  expect(state.assignments[2]).toMatchObject({ class: 'mid', suppressed: 1 });
});
