import type { CustomerEvent, DurationMs, PurchaseEvent } from '@tidemark/core';

/** An instant described by what lies near it, so that boundaries are met by intent and shrinking keeps the meaning. */
export type When =
  /** So long after the latest instant of the steps so far. */
  | { readonly kind: 'after'; readonly ms: DurationMs }
  /** The latest instant of the steps so far, again. */
  | { readonly kind: 'same' }
  /** The first instant at which silence would publish something. */
  | { readonly kind: 'due'; readonly offsetMs: DurationMs }
  /** A past event's instant (so many back) plus one of the policy's durations. */
  | {
      readonly kind: 'limit';
      readonly back: number;
      readonly duration: number;
      readonly offsetMs: DurationMs;
    }
  /** The local midnight so many days from asOf's day; negative: past. */
  | { readonly kind: 'midnight'; readonly days: number; readonly offsetMs: DurationMs }
  /** So long after asOf: perhaps before a tick that has looked at more than it has published. */
  | { readonly kind: 'after-as-of'; readonly ms: DurationMs }
  /** So long before asOf: late. */
  | { readonly kind: 'late'; readonly ms: DurationMs }
  /** Around the beginning of the oldest kept day. */
  | { readonly kind: 'oldest-kept'; readonly days: number; readonly offsetMs: DurationMs }
  /** Around the next rule set's effectiveAt, or the last one's. */
  | { readonly kind: 'rules'; readonly offsetMs: DurationMs }
  /** Around one of the zone's transitions: the clocks' lost or repeated hours. */
  | { readonly kind: 'transition'; readonly index: number; readonly offsetMs: DurationMs }
  /** Around go-live. */
  | { readonly kind: 'go-live'; readonly offsetMs: DurationMs };

type WithoutIdentity<T> = T extends CustomerEvent ? Omit<T, 'eventId' | 'at'> : never;

/** As much as takes the money of the window to one of the policy's borders, and a little further. */
export interface ToBorder {
  readonly border: number;
  readonly offsetMinor: number;
}

/** A purchase whose currency is named by its position in the deployment's list; `toBorder` goes before the amount. */
export type PurchaseBody = Omit<WithoutIdentity<PurchaseEvent>, 'currency'> & {
  readonly currencyIndex: number;
  readonly toBorder: ToBorder | null;
};
export type EventBody = WithoutIdentity<Exclude<CustomerEvent, PurchaseEvent>> | PurchaseBody;

/** A record to come, not yet placed in time. `reuse`: the event id of the event so many back; null for a fresh one. */
export type Move =
  | { readonly kind: 'event'; readonly when: When; readonly body: EventBody; readonly reuse: number | null }
  /** The event so many back in its ring, once more. */
  | { readonly kind: 'repeat'; readonly ring: 'purchases' | 'contacts'; readonly back: number }
  | { readonly kind: 'tick'; readonly when: When }
  /** The next of the deployment's policies becomes known. */
  | { readonly kind: 'rules'; readonly when: When };
