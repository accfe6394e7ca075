import type { CustomerEvent } from '../events/customer-event.ts';
import type { EpochMs } from '../time/time-units.ts';

export type ChurnLevel = 'low' | 'medium' | 'high';
export type AlertKind = 'RAISED' | 'ESCALATED' | 'EASED' | 'CLEARED';
export type CauseKind = CustomerEvent['kind'] | 'SILENCE' | 'RULES';
export type SignalName = 'overdue' | 'complaints';

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

/** Everything known of the customer right after the step. Scores 1-5; money in minor units. */
export interface Profile {
  readonly r: number | null;
  readonly f: number | null;
  readonly m: number | null;
  readonly segment: string | null;
  readonly lifecycle: string;
  readonly recencyDays: number | null;
  readonly frequency: number;
  readonly monetaryMinor: number;
  readonly currency: string;
  readonly churn: ChurnLevel;
  readonly value: string;
  readonly engagement: string;
  readonly satisfaction: string;
  readonly source: string;
}

export interface RulesVersions {
  readonly policyVersion: number;
  readonly scorecardVersion: number | null;
}

export interface Signal {
  readonly signal: SignalName;
  /** overdue: milliseconds of silence; complaints: a count. */
  readonly observed: number;
  readonly threshold: number;
  readonly since: EpochMs;
}

interface Published {
  /** Per customer from 1, without gaps, over both kinds of output. */
  readonly sequence: number;
  /** The instant at which it became true. */
  readonly at: EpochMs;
  readonly cause: Cause;
  readonly profile: Profile;
  readonly rules: RulesVersions;
}

export interface SegmentChanged extends Published {
  readonly type: 'segment-changed';
  /** The dimensions that moved at this instant, in policy order; never empty. */
  readonly changes: readonly DimensionChange[];
}

export interface ChurnAlert extends Published {
  readonly type: 'churn-alert';
  readonly kind: AlertKind;
  readonly level: ChurnLevel;
  readonly signals: readonly Signal[];
}

export type Output = SegmentChanged | ChurnAlert;
