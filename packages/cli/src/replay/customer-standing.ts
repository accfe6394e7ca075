import type { EpochMs, Profile, PurchaseRhythm, Source } from '@tidemark/core';

/** A customer as it stands at one instant, with everything due by then said. */
export interface CustomerStanding {
  readonly customerId: string;
  readonly firstPurchaseAt: EpochMs | null;
  readonly lastPurchaseAt: EpochMs | null;
  readonly source: Source | null;
  /** Of the last output; 0 before the first. */
  readonly sequence: number;
  readonly profile: Profile;
  /** null for a customer who never bought. */
  readonly rhythm: PurchaseRhythm | null;
  /** When silence says something next; undefined when it never will. */
  readonly nextDue: EpochMs | undefined;
}
