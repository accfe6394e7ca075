import { type CustomerEvent, contactChannel } from '@tidemark/core';
import type { ShopEvent, ShopTrade } from '../../shop/shop-event.ts';

const kinds = {
  purchase: 'PURCHASE',
  refund: 'REFUND',
  cancellation: 'CANCELLATION',
} as const satisfies Record<ShopTrade['type'], CustomerEvent['kind']>;

/** A shop's event as the fold reads it: what intake and log make of it. */
export function toCustomerEvent(event: ShopEvent): CustomerEvent {
  const { eventId, occurredAt: at } = event;
  switch (event.type) {
    case 'interaction':
      return {
        kind: 'INTERACTION',
        eventId,
        at,
        interaction: event.kind,
        channel: contactChannel(event.channel),
        source: event.source,
      };
    case 'feedback': {
      const { scale, score, complaint } = event;
      return { kind: 'FEEDBACK', eventId, at, scale, score, complaint };
    }
    case 'purchase':
    case 'refund':
    case 'cancellation': {
      const { amountMinor, currency, source, customerType } = event;
      return { kind: kinds[event.type], eventId, at, amountMinor, currency, source, customerType };
    }
    default:
      return event satisfies never;
  }
}
