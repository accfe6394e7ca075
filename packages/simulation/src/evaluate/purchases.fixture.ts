import { DAY, retail } from '@tidemark/core';
import { type History, historyOf } from '../replay/history/history.ts';
import type { Calibrating, ReplayRules } from '../replay/rules/replay-rules.ts';
import { byOccurrence, type ShopEvent } from '../shop/shop-event.ts';

export const START = Date.UTC(2025, 0, 1);

/** A history of purchases of 10 EUR, on these days from the start on by customer. */
export function purchasesOn(days: Readonly<Record<string, readonly number[]>>, untilDay: number): History {
  const events = Object.entries(days).flatMap(([customerId, own]) =>
    own.map(
      (day, index): ShopEvent => ({
        type: 'purchase',
        eventId: `${customerId}-${index}`,
        customerId,
        occurredAt: START + day * DAY,
        index,
        amountMinor: 1_000,
        currency: 'EUR',
        orderId: null,
        channel: null,
        source: null,
        customerType: null,
      }),
    ),
  );
  return historyOf(events.sort(byOccurrence), START + untilDay * DAY);
}

/** The preset retail in UTC. */
export function retailRules(calibrating: Calibrating = { by: 'policy' }): ReplayRules {
  const zone = { name: 'UTC', initialOffsetMs: 0, transitions: [] };
  return { policy: retail, calibrating, zone, currencies: ['EUR'] };
}
