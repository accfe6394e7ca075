import type { EpochMs } from '@tidemark/core';
import { compareIds } from '@tidemark/stream';
import type { ShopEvent } from '../../shop/shop-event.ts';

/** One customer's events in their order. */
export interface CustomerHistory {
  readonly customerId: string;
  readonly events: readonly ShopEvent[];
}

/** What happened up to an instant, by customer. */
export interface History {
  /** By customer id as bytes. */
  readonly customers: readonly CustomerHistory[];
  /** How many there are in all. */
  readonly events: number;
  /** The last instant that counts, at which everybody is looked at. */
  readonly until: EpochMs;
}

/**
 * Sorts events by their customers.
 *
 * @param events by (occurredAt, index)
 */
export function historyOf(events: readonly ShopEvent[], until: EpochMs): History {
  const groups = new Map<string, ShopEvent[]>();
  let counted = 0;
  for (const event of events) {
    if (event.occurredAt > until) break;
    counted += 1;
    const own = groups.get(event.customerId);
    if (own === undefined) groups.set(event.customerId, [event]);
    else own.push(event);
  }
  const customers = [...groups].map(([customerId, own]) => ({ customerId, events: own }));
  customers.sort((left, right) => compareIds(left.customerId, right.customerId));
  return { customers, events: counted, until };
}
