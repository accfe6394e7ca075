import type { EpochMs } from '@tidemark/core';
import type { Purchase } from '@tidemark/schemas';

/** Every so many purchases one is a new customer's first, which must cause an output. */
const NEWCOMER_EVERY = 4;
/** The others come from so many regulars, who soon have bought too often to move. */
const REGULARS = 997;

/** Whether the index-th purchase is a new customer's first. */
export function isNewcomer(index: number): boolean {
  return index % NEWCOMER_EVERY === 0;
}

/** The index-th purchase of the paced part. */
export function livePurchase(index: number, occurredAt: EpochMs): Purchase {
  return {
    eventId: `live-${index}`,
    customerId: isNewcomer(index) ? `new-${index}` : `regular-${index % REGULARS}`,
    orderId: null,
    occurredAt,
    kind: 'PURCHASE',
    amountMinor: 1_000 + (index % 90) * 100,
    currency: 'EUR',
    channel: 'web',
    source: 'ONLINE',
    customerType: null,
  };
}
