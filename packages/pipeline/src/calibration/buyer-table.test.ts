import {
  apply,
  type CustomerEvent,
  DAY,
  emptyState,
  HOUR,
  type Rules,
  retail,
  type State,
} from '@tidemark/core';
import { expect, test } from 'vitest';
import { start, testDeployment } from '../memory-context.fixture.ts';
import { buyerAt, buyerTable } from './buyer-table.ts';

const rules: Rules = {
  deployment: testDeployment,
  list: [{ effectiveAt: 0, policyVersion: 1, scorecardVersion: null, policy: retail }],
};
const { zone } = testDeployment;

const moneyEvent = (kind: 'PURCHASE' | 'REFUND', at: number, amountMinor: number): CustomerEvent => ({
  kind,
  eventId: `${kind}-${at}`,
  at,
  amountMinor,
  currency: 'EUR',
  source: null,
  customerType: null,
});

const after = (...events: readonly CustomerEvent[]): State =>
  events.reduce((state, event) => apply(state, event, rules).state, emptyState('ada'));

test('a buyer has its repeat days, its age in days, and the mean of all its money', () => {
  const state = after(
    moneyEvent('PURCHASE', start, 3_000),
    moneyEvent('PURCHASE', start + HOUR, 2_000),
    moneyEvent('PURCHASE', start + 40 * DAY, 1_500),
    moneyEvent('REFUND', start + 41 * DAY, 500),
  );

  expect(buyerAt(state, start + 100 * DAY, zone)).toEqual({
    x: 1,
    txDays: 40,
    TDays: 100,
    n: 3,
    meanMinor: 2_000,
  });
});

test('one whose own time is later is taken as of then', () => {
  const state = after(moneyEvent('PURCHASE', start, 900), moneyEvent('REFUND', start + 9 * DAY, 1_000));

  expect(buyerAt(state, start + DAY, zone)).toEqual({ x: 0, txDays: 0, TDays: 9, n: 1, meanMinor: 0 });
});

test('who never bought is none', () => {
  expect(buyerAt(after(moneyEvent('REFUND', start, 500)), start + DAY, zone)).toBeNull();
});

test('days are whole however weeks round', () => {
  for (let days = 0; days < 1_000; days += 1) {
    const state = after(
      moneyEvent('PURCHASE', start, 1),
      ...(days === 0 ? [] : [moneyEvent('PURCHASE', start + days * DAY, 1)]),
    );

    expect(buyerAt(state, start + 2 * days * DAY, zone)).toMatchObject({ txDays: days, TDays: 2 * days });
  }
});

test('a table has a column a measure and a row a buyer', () => {
  const table = buyerTable([
    { x: 2, txDays: 213, TDays: 272, n: 3, meanMinor: 2_000.5 },
    { x: 0, txDays: 0, TDays: 5, n: 1, meanMinor: 0 },
  ]);

  expect(table.txDays).toEqual(Float64Array.of(213, 0));
  expect(table.meanMinor).toEqual(Float64Array.of(2_000.5, 0));
});
