import type { Feedback, Interaction, Purchase } from '@tidemark/schemas';
import type { ShopFeedback, ShopInteraction, ShopTrade } from '../shop/shop-event.ts';

const KINDS = {
  purchase: 'PURCHASE',
  refund: 'REFUND',
  cancellation: 'CANCELLATION',
} as const satisfies Record<ShopTrade['type'], Purchase['kind']>;

export function toPurchase({ type, index: _, ...same }: ShopTrade): Purchase {
  return { ...same, kind: KINDS[type] };
}

export function toInteraction({ type: _, index: __, ...same }: ShopInteraction): Interaction {
  return same;
}

export function toFeedback({ type: _, index: __, ...same }: ShopFeedback): Feedback {
  return { ...same, topic: null };
}
