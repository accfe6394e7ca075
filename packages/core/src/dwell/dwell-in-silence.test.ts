import { describe, expect, test } from 'vitest';
import { complaint, purchase, visit } from '../../test/events.ts';
import { rulesOf } from '../../test/rules.ts';
import { publishedOf, runLog, tick } from '../../test/run-log.ts';
import { slowDescent } from '../../test/slow-descent.ts';
import type { Policy } from '../rules/policy.ts';
import { DAY } from '../time/time-units.ts';

const rules = rulesOf(slowDescent);

describe('a waiting that silence began', () => {
  test('is not kept by a tick that publishes nothing, and is derived again', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z'), tick('2024-01-31T10:00:00Z')], rules);
    const settledAt = Date.parse('2024-01-31T10:00:00Z');

    const { state: later } = runLog([{ tick: settledAt + 9 * DAY }], rules, state);

    expect(later).toBe(state);
    expect(runLog([{ tick: settledAt + 10 * DAY }], rules, later).outputs).toHaveLength(1);
  });

  test('does not hide what is due a millisecond later', () => {
    const lone: Policy = { ...slowDescent, lifecycle: { ...slowDescent.lifecycle, newDays: 1 } };

    const { outputs } = runLog(
      [
        purchase('2024-01-01T10:00:00.000Z'),
        complaint('2024-01-01T10:00:00.001Z'),
        complaint('2024-01-02T10:00:00.000Z'),
        // promising begins to wait at 10:00:00.000, the first complaint stops being young at 10:00:00.001.
        tick('2024-01-31T10:00:00.001Z'),
      ],
      rulesOf(lone),
    );

    expect(publishedOf(outputs, 'churn').at(-1)).toBe(
      '2024-01-31T10:00:00.001Z churn CLEARED low by SILENCE',
    );
  });

  test('is dropped by a rule set under which the class in force is right, also when that publishes nothing', () => {
    const lenient: Policy = { ...slowDescent, rfm: { ...slowDescent.rfm, recencyDays: [60, 70, 80, 90] } };
    const changed = rulesOf(slowDescent, {}, [[Date.parse('2024-02-05T00:00:00Z'), lenient]]);

    const { state } = runLog([purchase('2024-01-01T10:00:00Z'), tick('2024-02-05T00:00:00Z')], changed);

    expect(state).toMatchObject({ asOf: Date.parse('2024-02-05T00:00:00Z') });
    expect(state.assignments[0]).toMatchObject({ class: 'new_customers', waiting: null });
  });

  test('is kept by an event that comes meanwhile', () => {
    const lone: Policy = { ...slowDescent, lifecycle: { ...slowDescent.lifecycle, newDays: 1 } };

    const { state } = runLog(
      [purchase('2024-01-01T10:00:00Z'), visit('2024-02-02T10:00:00Z')],
      rulesOf(lone),
    );

    expect(state.assignments[0]).toEqual({
      class: 'new_customers',
      since: Date.parse('2024-01-01T10:00:00Z'),
      waiting: {
        class: 'promising',
        since: Date.parse('2024-01-31T10:00:00Z'),
        cause: { kind: 'SILENCE', eventId: null },
      },
      suppressed: 0,
    });
  });
});
