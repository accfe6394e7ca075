import type { ContactChannel } from '../events/customer-event.ts';
import type { EpochMs } from '../time/time-units.ts';

/** The follow-up plan that a customer is in, and how far it is. */
export interface PlanInForce {
  readonly name: string;
  readonly since: EpochMs;
  /** How many of its follow-ups were published, or stood for by a contact made. */
  readonly count: number;
  /** The last one of them; null while the count is 0. */
  readonly lastAt: EpochMs | null;
  /** New rules that began it or changed what is due next let nothing be due before; null where none did. */
  readonly notBefore: EpochMs | null;
}

/** What is remembered of a FollowUpDue. */
export interface PublishedFollowUp {
  readonly at: EpochMs;
  readonly plan: string;
  readonly channel: ContactChannel;
  readonly number: number;
}

/** How many follow-ups are remembered: no cap can be larger. */
export const FOLLOW_UPS_REMEMBERED = 8;
