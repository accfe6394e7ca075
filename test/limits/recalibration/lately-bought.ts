import { DAY, type EpochMs } from '@tidemark/core';
import type { Purchase } from '@tidemark/schemas';

/** Nobody has been silent for long enough to move: what moves people then are the cut points alone. */
const LATELY_DAYS = 25;
/** Every so many customers one has bought twice. */
const TWICE_EVERY = 3;
/** Amounts from 5.00 on, each customer's own, a few of them a hundred times as much as most. */
const LEAST_MINOR = 500;

/** Customers whose purchases lie in the last weeks, spread over them, in the order in which they were made. */
export function* latelyBought(customers: number, now: EpochMs): Generator<Purchase> {
  const startAt = now - LATELY_DAYS * DAY;
  for (let index = 0; index < customers; index += 1) {
    const occurredAt = startAt + Math.floor((index / customers) * (LATELY_DAYS - 1) * DAY);
    // The golden ratio scatters amounts without a random number.
    const scattered = (index * 0.618_033_988_75) % 1;
    const purchase: Purchase = {
      eventId: `o-${index}`,
      customerId: `c-${String(index).padStart(6, '0')}`,
      orderId: null,
      occurredAt,
      kind: 'PURCHASE',
      amountMinor: LEAST_MINOR + Math.floor(scattered ** 4 * 100_000),
      currency: 'EUR',
      channel: 'web',
      source: 'ONLINE',
      customerType: null,
    };
    yield purchase;
    if (index % TWICE_EVERY === 0) yield { ...purchase, eventId: `o-${index}-2`, occurredAt: occurredAt + 1 };
  }
}
