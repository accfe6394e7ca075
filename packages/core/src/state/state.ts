import type { Hashes } from '../duplicates/event-ring.ts';
import type { CustomerType, Source } from '../events/customer-event.ts';
import type { ChurnLevel } from '../outputs/output.ts';
import type { EpochMs } from '../time/time-units.ts';
import type { ClassAssignment } from './class-assignment.ts';
import type { ContactRecord } from './contact-record.ts';
import type { DayBuckets } from './day-buckets.ts';
import type { ScoreGiven } from './score-given.ts';

/** Everything that is remembered of one customer. Lists ascend; instants are epoch milliseconds. */
export interface State {
  /** The customer's own time (FOLD.md, section 1); null before the first event. */
  readonly asOf: EpochMs | null;
  /** Contacts and interactions: a record of its own, because every step copies a state. */
  readonly contact: ContactRecord;
  /** `effectiveAt` of the rule set in force. */
  readonly rulesEffectiveAt: EpochMs;
  /** Of the last output; 0 before the first. */
  readonly sequence: number;
  /** What the due index holds for this customer (`NEVER`: nothing is due); null before it was first written. */
  readonly indexedDue: EpochMs | null;

  /** Instants of PURCHASEs; null for a customer who never bought. */
  readonly firstPurchaseAt: EpochMs | null;
  readonly lastPurchaseAt: EpochMs | null;
  /** Lifetime counts of PURCHASE and CANCELLATION events. */
  readonly purchases: number;
  readonly cancellations: number;
  /** Lifetime money in minor units, less refunds and cancellations; may be negative. */
  readonly moneyMinor: number;
  /** Local days with at least one PURCHASE. */
  readonly purchaseDays: number;
  /** When a purchase last ended a churn; null when none ever did. */
  readonly cameBackAt: EpochMs | null;
  /** Of the days kept. */
  readonly buckets: DayBuckets;

  /** The customer's own interactions: not our contacts, nor what it wants of them. */
  readonly lastInteractionAt: EpochMs | null;
  readonly lastFeedbackAt: EpochMs | null;
  readonly lastScore: ScoreGiven | null;
  readonly lastSatisfiedAt: EpochMs | null;
  /** Instants of complaints, and of low scores, within the days kept. */
  readonly complaints: readonly EpochMs[];
  readonly lowScores: readonly EpochMs[];
  /** The first one known, in the order of the log. */
  readonly source: Source | null;
  /** The last one known, in the order of the log. */
  readonly customerType: CustomerType | null;

  /** One per dimension, in the order of the list of dimensions. */
  readonly assignments: readonly ClassAssignment[];
  /** The churn level as of the last alert, published or unannounced. */
  readonly publishedLevel: ChurnLevel;
  /**
   * False while the level is *unannounced*: it rose before go-live, and no alert of it was published (FOLD.md, section 5).
   * Always true for low.
   */
  readonly isAnnounced: boolean;
  /** When RAISED was last published: the cool-down counts from it. */
  readonly lastRaisedAt: EpochMs | null;

  /** What duplicates are found by: the last purchases, refunds and cancellations; the last interactions and feedback. */
  readonly recentPurchases: Hashes;
  readonly recentContacts: Hashes;
}

/** A state that one update is working on. Its lists are replaced, never changed in place. */
export type Draft = { -readonly [Key in keyof State]: State[Key] };
