import {
  advance,
  apply,
  DAY,
  emptyState,
  HOUR,
  type Output,
  type Policy,
  type Rulers,
  retail,
} from '@tidemark/core';
import { expect, test } from 'vitest';
import { type LogStep, oracle } from './oracle.ts';

const NOON = Date.UTC(2024, 0, 10, 12);

function rulersOf(churn: Partial<Policy['churn']>, daysKept: number): Rulers {
  const policy = { ...retail, rfm: { ...retail.rfm, windowDays: 1 }, churn: { ...retail.churn, ...churn } };
  return {
    frame: {
      deployment: 'named',
      partitions: 1,
      zone: { name: 'UTC', initialOffsetMs: 0, transitions: [] },
      currencies: ['USD'],
      daysKept,
      goLive: 0,
      time: 'simulated',
    },
    list: [{ policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy }],
  };
}

function complained(at: number): LogStep {
  const event = {
    kind: 'FEEDBACK',
    eventId: `complaint-${at}`,
    at,
    scale: 'NONE',
    score: null,
    complaint: true,
  } as const;
  return { kind: 'event', event };
}

function bought(at: number): LogStep {
  const event = {
    kind: 'PURCHASE',
    eventId: `purchase-${at}`,
    at,
    amountMinor: 100,
    source: null,
    customerType: null,
  } as const;
  return { kind: 'event', event };
}

function core(steps: readonly LogStep[], rulers: Rulers, until: number): readonly Output[] {
  let state = emptyState();
  const outputs: Output[] = [];
  for (const step of steps) {
    if (step.kind !== 'event') continue;
    const applied = apply(state, step.event, rulers);
    outputs.push(...applied.outputs);
    state = applied.state;
  }
  return [...outputs, ...advance(state, until, rulers).outputs];
}

const sinceOfComplaints = (outputs: readonly Output[]) =>
  outputs
    .flatMap((output) => (output.type === 'churn-alert' ? output.signals : []))
    .findLast(({ signal }) => signal === 'complaints')?.since;

test('a late complaint older than the kept days carries no signal further back', () => {
  const rulers = rulersOf({ complaints: 1, complaintDays: 1, minOverdueDays: 3, priorGapDays: 2 }, 3);
  // Kept from the midnight before `oldest` on; each complaint comes before the one before it has aged.
  const oldest = NOON - 3 * DAY;
  const chain = [0, 20, 40, 60].map((hours) => complained(oldest + hours * HOUR));
  const steps = [bought(oldest - 6 * HOUR), ...chain, complained(NOON), complained(oldest - 20 * HOUR)];

  const expected = oracle(steps, rulers, NOON + 20 * HOUR).outputs;
  const said = core(steps, rulers, NOON + 20 * HOUR);

  expect(said.at(-1)).toMatchObject({ kind: 'ESCALATED', at: NOON + 18 * HOUR });
  expect(sinceOfComplaints(said)).toBe(oldest);
  expect(said).toEqual(expected);
});
