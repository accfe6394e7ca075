import type { EpochMs } from '../time/time-units.ts';
import type { InteractionKind } from './interaction-kinds.ts';

/** How a customer was won. */
export type Source = 'ONLINE' | 'OFFLINE' | 'REFERRAL' | 'ADVERTISING';
export type CustomerType = 'INDIVIDUAL' | 'ENTERPRISE';
export type PurchaseKind = 'PURCHASE' | 'REFUND' | 'CANCELLATION';
/** How a shop reaches a customer. */
export type ContactChannel = 'phone' | 'email' | 'sms' | 'social' | 'visit' | 'push';
export type FeedbackScale = 'CSAT' | 'NPS' | 'NONE';

interface Occurrence {
  /** Unique per (kind of event, customer); the key of duplicate detection. */
  readonly eventId: string;
  /** When it happened, by the source's clock. */
  readonly at: EpochMs;
}

/** A purchase, or what takes one back. Amounts are non-negative integers in the currency's minor unit. */
export interface PurchaseEvent extends Occurrence {
  readonly kind: PurchaseKind;
  readonly amountMinor: number;
  /** ISO 4217; one of the deployment's. */
  readonly currency: string;
  readonly source: Source | null;
  readonly customerType: CustomerType | null;
}

export interface InteractionEvent extends Occurrence {
  readonly kind: 'INTERACTION';
  readonly interaction: InteractionKind;
  /** Of OPT_OUT and OPT_IN: which channel is meant; null: all. Of no matter for the other kinds. */
  readonly channel: ContactChannel | null;
  readonly source: Source | null;
}

export interface FeedbackEvent extends Occurrence {
  readonly kind: 'FEEDBACK';
  readonly scale: FeedbackScale;
  /** CSAT 1-5, NPS 0-10; null when the scale is NONE or no score was given. */
  readonly score: number | null;
  readonly complaint: boolean;
}

/** What happened to one customer, reduced to what the fold reads. */
export type CustomerEvent = PurchaseEvent | InteractionEvent | FeedbackEvent;
