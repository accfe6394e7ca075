import type { ContactChannel, CustomerEvent } from '../events/customer-event.ts';
import type { EpochMs } from '../time/time-units.ts';

export type ChurnLevel = 'low' | 'medium' | 'high';
export type AlertKind = 'RAISED' | 'ESCALATED' | 'EASED' | 'CLEARED';
/** An event of that kind, the passing of time, or the passing of a rule set. */
export type CauseKind = CustomerEvent['kind'] | 'SILENCE' | 'RULES';

export interface Cause {
  readonly kind: CauseKind;
  /** The event that caused it; null for SILENCE and RULES. */
  readonly eventId: string | null;
  /** True when the output's `at` lies before the deployment's go-live. */
  readonly historical: boolean;
}

export interface DimensionChange {
  readonly dimension: string;
  /** null at the customer's first classification in this dimension. */
  readonly from: string | null;
  /** null where the customer has no class in this dimension any more. */
  readonly to: string | null;
  /** When the class began to hold (`at` minus the dwell). */
  readonly since: EpochMs;
}

/** What is known of the customer right after the step: scores, counts and churn level as of `at`, classes in force. */
export interface Profile {
  /** From 1 to one more than the policy's axis has limits, the highest is best; null without a purchase in the window. */
  readonly r: number | null;
  readonly f: number | null;
  readonly m: number | null;
  /** Class in the dimension rfm; null for a customer who never bought. */
  readonly segment: string | null;
  readonly lifecycle: string;
  /** Whole days of 24 hours since the last purchase; null for a customer who never bought. */
  readonly recencyDays: number | null;
  /** max(1, purchases − cancellations) in the window; 0 without a purchase in it. */
  readonly frequency: number;
  /** The window's money in minor units of `currency`, 0 or more. */
  readonly monetaryMinor: number;
  /** ISO 4217: the deployment's first currency. */
  readonly currency: string;
  readonly churn: ChurnLevel;
  readonly value: string;
  readonly engagement: string;
  readonly satisfaction: string;
  readonly source: string;
}

/** Which rules decided. */
export interface RulesVersions {
  /** From 1. */
  readonly policyVersion: number;
  /** From 1; null without a scorecard. */
  readonly scorecardVersion: number | null;
}

/** A signal that stands at an alert's instant. */
export interface ObservedSignal {
  /** The name of a signal of the list. */
  readonly signal: string;
  /** What was seen, in the signal's own unit: overdue milliseconds of silence, complaints a count. */
  readonly observed: number;
  readonly threshold: number;
  /** From when it has stood without a break; may lie before the level rose. */
  readonly since: EpochMs;
}

interface Published {
  /** Per customer 1, 2, 3, … over all kinds of output. */
  readonly sequence: number;
  /** The instant at which it became true. */
  readonly at: EpochMs;
  readonly cause: Cause;
  readonly profile: Profile;
  readonly rules: RulesVersions;
}

export interface SegmentChanged extends Published {
  readonly type: 'segment-changed';
  /** The dimensions that moved at this instant, in the order of the list of dimensions; never empty. */
  readonly changes: readonly DimensionChange[];
}

export interface ChurnAlert extends Published {
  readonly type: 'churn-alert';
  readonly kind: AlertKind;
  readonly level: ChurnLevel;
  /** Those that stand, in the order of the list of signals; empty when CLEARED. */
  readonly signals: readonly ObservedSignal[];
  /** The probability of a purchase within the policy's horizon, to 6 decimals; null without a purchase model that tells. */
  readonly pActive: number | null;
  /** When the next purchase was to be expected, by the customer's own rhythm: it may have passed. null: never bought. */
  readonly nextPurchaseExpectedBy: EpochMs | null;
  /** What the customer would spend within the horizon if it stays, in minor units; null without both models, or without money. */
  readonly valueAtRiskMinor: number | null;
}

/** Somebody should get in touch with the customer now. */
export interface FollowUpDue extends Published {
  readonly type: 'follow-up-due';
  /** The plan's name, and its channel and purpose under the rules of `at`. */
  readonly plan: string;
  readonly channel: ContactChannel;
  readonly purpose: string;
  /** Which of the plan's follow-ups this is, from 1. */
  readonly number: number;
  /** How many there will be; null: without end. */
  readonly of: number | null;
  /** When it was due by the plan; later than that by caps, the least gap and quiet hours. */
  readonly dueSince: EpochMs;
  /** Whether caps and the least gap did not allow it then. */
  readonly heldBack: boolean;
  /** How many more the tightest of the caps allows from now on; null where no cap is of this channel or of all. */
  readonly capRemaining: number | null;
}

export type Output = SegmentChanged | ChurnAlert | FollowUpDue;
