import type { CustomerType, EpochMs, FeedbackScale, InteractionKind, Source } from '@tidemark/core';

interface ShopOccurrence {
  readonly eventId: string;
  readonly customerId: string;
  readonly occurredAt: EpochMs;
  /** Orders events of one instant: the line of a file, the running number of a simulation. */
  readonly index: number;
}

/** Money moves: an order, or what takes one back. */
export interface ShopTrade extends ShopOccurrence {
  readonly type: 'purchase' | 'refund' | 'cancellation';
  /** Integer ≥ 0 in the currency's minor unit. */
  readonly amountMinor: number;
  readonly currency: string;
  readonly orderId: string | null;
  readonly channel: string | null;
  readonly source: Source | null;
  readonly customerType: CustomerType | null;
}

/** A visit, an opened mail or another contact without a purchase. */
export interface ShopInteraction extends ShopOccurrence {
  readonly type: 'interaction';
  readonly kind: InteractionKind;
  readonly channel: string | null;
  readonly source: Source | null;
  readonly campaignId: string | null;
}

/** A score or a complaint. */
export interface ShopFeedback extends ShopOccurrence {
  readonly type: 'feedback';
  readonly scale: FeedbackScale;
  readonly score: number | null;
  readonly complaint: boolean;
}

/** What a shop's systems report, one event of one customer: a row of an input file, or a simulated one. */
export type ShopEvent = ShopTrade | ShopInteraction | ShopFeedback;

/** Orders by (occurredAt, index). */
export function byOccurrence(a: ShopEvent, b: ShopEvent): number {
  return a.occurredAt - b.occurredAt || a.index - b.index;
}
