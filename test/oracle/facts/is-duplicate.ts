import type { CustomerEvent } from '@tidemark/core';
import type { History } from './history.ts';

/** How many events each ring remembers (FOLD.md 3). */
const PURCHASE_RING = 16;
const CONTACT_RING = 8;

function isPurchaseLike(event: CustomerEvent): boolean {
  return event.kind === 'PURCHASE' || event.kind === 'REFUND' || event.kind === 'CANCELLATION';
}

/** Whether the event is found among the last 16 purchases, refunds and cancellations, or the last 8 interactions and feedbacks. */
export function isDuplicate(history: History, event: CustomerEvent): boolean {
  const ring = history
    .map((entry) => entry.event)
    .filter((past) => isPurchaseLike(past) === isPurchaseLike(event))
    .slice(isPurchaseLike(event) ? -PURCHASE_RING : -CONTACT_RING);
  return ring.some((past) => past.kind === event.kind && past.eventId === event.eventId);
}
