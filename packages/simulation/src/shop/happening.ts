import type { ShopFeedback, ShopInteraction, ShopTrade } from './shop-event.ts';
import type { ShopTime } from './shop-parameters.ts';

type Unidentified<E> = Omit<E, 'eventId' | 'customerId' | 'occurredAt' | 'index'>;

/** What one customer does, before it has an id and an instant of the calendar. */
export interface Happening {
  readonly at: ShopTime;
  readonly event: Unidentified<ShopTrade> | Unidentified<ShopInteraction> | Unidentified<ShopFeedback>;
}
