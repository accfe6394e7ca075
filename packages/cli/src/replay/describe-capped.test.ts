import { retail } from '@tidemark/core';
import { replayHistory } from '@tidemark/simulation';
import { expect, test } from 'vitest';
import { type History, historyOf } from '../../../simulation/src/replay/history/history.ts';
import { describeCapped } from './describe-capped.ts';

const BEGIN = Date.UTC(2025, 0, 1);

/** One customer with so many purchases of the largest amount. */
function historyWith(count: number): History {
  const events = Array.from({ length: count }, (_, index) => ({
    type: 'purchase' as const,
    eventId: `e${index}`,
    customerId: 'ada',
    occurredAt: BEGIN + index,
    index,
    amountMinor: 10 ** 13,
    currency: 'EUR',
    orderId: null,
    channel: null,
    source: null,
    customerType: null,
  }));
  return historyOf(events, BEGIN + 86_400_000);
}

function replayed(count: number) {
  const zone = { name: 'UTC', initialOffsetMs: 0, transitions: [] };
  return replayHistory(historyWith(count), {
    policy: retail,
    calibrating: { by: 'policy' },
    zone,
    currencies: ['EUR'],
  });
}

test('a replay lists the customers whose money is more than can be added up', () => {
  expect(describeCapped(replayed(900))).toBe('');
  expect(describeCapped(replayed(901))).toBe(
    '\n1 customer spent more than can be added up: such sums stop at 2^53 - 1 minor units.',
  );
});
