import type { CustomerEvent } from '@tidemark/core';
import { toPurchase } from '../../packages/cli/src/demo/driving/to-wire.ts';
import type { ShopEvent } from '../../packages/cli/src/shop/shop-event.ts';

/** A shop's event as core reads it. */
export function coreEventOf(event: ShopEvent): CustomerEvent {
  const { eventId, occurredAt: at } = event;
  switch (event.type) {
    case 'interaction':
      return { kind: 'INTERACTION', eventId, at, interaction: event.kind, source: event.source };
    case 'feedback': {
      const { scale, score, complaint } = event;
      return { kind: 'FEEDBACK', eventId, at, scale, score, complaint };
    }
    case 'purchase':
    case 'refund':
    case 'cancellation': {
      const { kind, amountMinor } = toPurchase(event);
      if (kind === 'UNKNOWN') throw new Error(`A shop has no trade of the kind ${kind}`);
      return { kind, eventId, at, amountMinor, source: event.source, customerType: null };
    }
    default:
      return event satisfies never;
  }
}
