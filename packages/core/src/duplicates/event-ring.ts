import type { CustomerEvent } from '../events/customer-event.ts';
import type { EventHash } from './event-hash.ts';

/** Hashes of the latest events, oldest first: high half, low half, high half, low half … */
export type Hashes = readonly number[];

/** How many purchases, refunds and cancellations are remembered. */
export const PURCHASES_REMEMBERED = 16;
/** How many interactions and feedbacks are remembered. */
export const CONTACTS_REMEMBERED = 8;

/** The word under which a kind of event is hashed. */
export const hashedAs = {
  PURCHASE: 'purchase',
  REFUND: 'refund',
  CANCELLATION: 'cancellation',
  INTERACTION: 'interaction',
  FEEDBACK: 'feedback',
} as const satisfies Record<CustomerEvent['kind'], string>;

/** True when the ring holds the hash. */
export function isRemembered(ring: Hashes, { high, low }: EventHash): boolean {
  for (let index = 0; index < ring.length; index += 2) {
    if (ring[index] === high && ring[index + 1] === low) return true;
  }
  return false;
}

/** The ring with one more hash; beyond `capacity` the oldest is forgotten. */
export function remember(ring: Hashes, { high, low }: EventHash, capacity: number): Hashes {
  // To size: a push onto a copy would reserve half as much again.
  const from = ring.length >= 2 * capacity ? 2 : 0;
  const kept = ring.length - from;
  const next = new Array<number>(kept + 2);
  for (let index = 0; index < kept; index++) next[index] = ring[from + index]!;
  next[kept] = high;
  next[kept + 1] = low;
  return next;
}
