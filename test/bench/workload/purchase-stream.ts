import { DAY, type EpochMs } from '@tidemark/core';
import type { Purchase } from '@tidemark/schemas';
import { seededRandom } from '../../../packages/simulation/src/shop/random/random.ts';

export interface PurchaseStreamOptions {
  readonly seed: string;
  readonly events: number;
  readonly customers: number;
}

/** Everything lies in the past of the records that carry it. */
const STARTS: EpochMs = Date.UTC(2025, 0, 1);
const SPAN = 60 * DAY;
/** A square makes few customers buy much and many little: one in ten places a third of the orders. */
const SKEW = 2;
/** Every so many purchases one is sent back. */
const REFUND_EVERY = 20;

/** Purchases alone, in the order in which they were made: what an intake carries over. The same options give the same. */
export function* purchaseStream({ seed, events, customers }: PurchaseStreamOptions): Generator<Purchase> {
  const random = seededRandom(seed);
  for (let index = 0; index < events; index++) {
    const customer = Math.floor(random() ** SKEW * customers);
    yield {
      eventId: `e-${String(index).padStart(8, '0')}`,
      customerId: `c-${String(customer).padStart(6, '0')}`,
      orderId: `o-${index}`,
      occurredAt: STARTS + Math.floor(((index + random()) / events) * SPAN),
      kind: index % REFUND_EVERY === REFUND_EVERY - 1 ? 'REFUND' : 'PURCHASE',
      amountMinor: 500 + Math.floor(random() * 15_000),
      currency: 'EUR',
      channel: 'web',
      source: 'ONLINE',
      customerType: null,
    };
  }
}
