import type { EpochMs } from '@tidemark/core';
import type { ShopEvent } from '../../packages/simulation/src/shop/shop-event.ts';

/** A purchase of 20.00 in a currency, for tests. */
export function purchaseOf(
  customerId: string,
  eventId: string,
  occurredAt: EpochMs,
  currency: string,
): ShopEvent {
  const trade = {
    amountMinor: 2_000,
    orderId: null,
    channel: null,
    source: null,
    customerType: null,
  } as const;
  return { type: 'purchase', eventId, customerId, occurredAt, currency, index: 0, ...trade };
}

/** A complaint without a score, for tests. */
export function complaintOf(customerId: string, eventId: string, occurredAt: EpochMs): ShopEvent {
  const complaint = { scale: 'NONE', score: null, complaint: true } as const;
  return { type: 'feedback', eventId, customerId, occurredAt, index: 0, ...complaint };
}
