import type { Hashes } from '../duplicates/event-ring.ts';
import type { CustomerType, Source } from '../events/customer-event.ts';
import type { ChurnLevel } from '../outputs/output.ts';
import type { EpochMs } from '../time/time-units.ts';
import type { ClassAssignment } from './class-assignment.ts';
import type { DayBuckets } from './day-buckets.ts';
import type { ScoreGiven } from './score-given.ts';

/** Everything that is remembered of one customer. Lists ascend; instants are epoch milliseconds. */
export interface State {
  /** The customer's own time; null before the first event. */
  readonly asOf: EpochMs | null;
  /** `effectiveAt` of the rule set in force. */
  readonly rulesEffectiveAt: EpochMs;
  /** Of the last output; 0 before the first. */
  readonly sequence: number;
  /** What the due index holds for this customer; null before it was first written. */
  readonly indexedDue: EpochMs | null;

  readonly firstPurchaseAt: EpochMs | null;
  readonly lastPurchaseAt: EpochMs | null;
  /** Lifetime counts of events, and the lifetime money after refunds and cancellations. */
  readonly purchases: number;
  readonly cancellations: number;
  readonly moneyMinor: number;
  /** Local days with at least one purchase. */
  readonly purchaseDays: number;
  /** When a purchase last ended a churn. */
  readonly cameBackAt: EpochMs | null;
  readonly buckets: DayBuckets;

  readonly lastInteractionAt: EpochMs | null;
  readonly lastFeedbackAt: EpochMs | null;
  readonly lastScore: ScoreGiven | null;
  readonly lastSatisfiedAt: EpochMs | null;
  readonly complaints: readonly EpochMs[];
  readonly lowScores: readonly EpochMs[];
  /** The first one known, in the order of the log. */
  readonly source: Source | null;
  /** The last one known, in the order of the log. */
  readonly customerType: CustomerType | null;

  /** One per dimension, in the order of the list of dimensions. */
  readonly assignments: readonly ClassAssignment[];
  /** The churn level last said, and whether that was published. Low is always `isAnnounced`: nothing is left unsaid. */
  readonly publishedLevel: ChurnLevel;
  readonly isAnnounced: boolean;
  readonly lastRaisedAt: EpochMs | null;

  readonly recentPurchases: Hashes;
  readonly recentContacts: Hashes;
}

/** A state that one touch is working on. Its lists are replaced, never changed in place. */
export type Draft = { -readonly [Key in keyof State]: State[Key] };
