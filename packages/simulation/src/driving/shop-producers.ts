import { feedback, interactions, purchases, type Source } from '@tidemark/pipeline';
import type { Feedback, Interaction, Purchase } from '@tidemark/schemas';
import type { ShopEvent, ShopFeedback, ShopInteraction, ShopTrade } from '../shop/shop-event.ts';
import { toFeedback, toInteraction, toPurchase } from './to-wire.ts';

/** Who writes a shop's events to a source, as a system of the shop's own would: records keyed by customer. */
export interface ShopProducer<
  Event extends ShopEvent = ShopEvent,
  T extends { readonly customerId: string } = { readonly customerId: string },
> {
  readonly source: Pick<Source<T>, 'name' | 'contract'>;
  /** The events that it writes; what two producers take goes to the first of the list. */
  readonly takes: readonly Event['type'][];
  toValue(event: Event): T;
}

const ofPurchases: ShopProducer<ShopTrade, Purchase> = {
  source: purchases,
  takes: ['purchase', 'refund', 'cancellation'],
  toValue: toPurchase,
};
const ofInteractions: ShopProducer<ShopInteraction, Interaction> = {
  source: interactions,
  takes: ['interaction'],
  toValue: toInteraction,
};
const ofFeedback: ShopProducer<ShopFeedback, Feedback> = {
  source: feedback,
  takes: ['feedback'],
  toValue: toFeedback,
};

/** The simulated shop's producers: one for each source that its events come from. */
export const shopProducers: readonly ShopProducer[] = [ofPurchases, ofInteractions, ofFeedback];

/** The producer that writes an event. @throws Error where none does: the event would be lost */
export function producerOf<P extends Pick<ShopProducer, 'takes'>>(
  producers: readonly P[],
  { type }: ShopEvent,
): P {
  const producer = producers.find(({ takes }) => takes.includes(type));
  if (producer === undefined) throw new Error(`No producer of the list writes an event of type "${type}"`);
  return producer;
}
