import type { ContactChannel, EpochMs } from '@tidemark/core';

/** The plan by which a customer is followed up. */
export interface PlanState {
  readonly name: string;
  /** When it began. */
  readonly since: EpochMs;
  /** How many of its follow-ups are done. */
  readonly count: number;
  /** When the last of them was, or a contact that counts for it; null while there is none. */
  readonly lastAt: EpochMs | null;
  /** Rules that began it or moved its base let nothing be due before; -Infinity: none did. */
  readonly notBefore: EpochMs;
}

/** A follow-up once published. */
export interface PublishedFollowUp {
  readonly at: EpochMs;
  readonly plan: string;
  readonly channel: ContactChannel;
  readonly number: number;
}

/** So many are kept (FOLD.md 11). */
export const FOLLOW_UPS_KEPT = 8;
