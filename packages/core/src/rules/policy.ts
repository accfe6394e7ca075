import type { CustomerType } from '../events/customer-event.ts';
import type { PurchaseModel } from '../models/purchase-model.ts';
import type { SpendModel } from '../models/spend-model.ts';
import type { FollowUp } from './follow-up.ts';
import type { DropLimits, FrequencyDropLimits, PActiveLimits } from './signal-limits.ts';

/**
 * What can be set of the rules. Ages in days of 24 hours, windows in local calendar days, money in minor units of the
 * deployment's first currency; all numbers are checked where a policy is read.
 */
export interface Policy {
  readonly rfm: {
    /** Today so far plus this many full local days before it. */
    readonly windowDays: number;
    /** Ascending; R = 1 + the number of limits not reached. */
    readonly recencyDays: readonly number[];
    /** Ascending; F = 1 + the number of limits strictly below the value. */
    readonly frequency: readonly number[];
    readonly monetaryMinor: readonly number[];
    readonly segments: Segments;
  };
  /** By the net money of the same window as rfm; `mid` lies below `high`. */
  readonly value: { readonly high: ValueBorder; readonly mid: ValueBorder };
  readonly lifecycle: {
    /** `new` while the only purchase is younger. */
    readonly newDays: number;
    /** `churned` from so long a silence on. */
    readonly churnAfterDays: number;
    /** `won_back` for so long after the return. */
    readonly wonBackDays: number;
  };
  /** Ages of the last purchase, interaction or feedback, whichever was last. */
  readonly engagement: { readonly silentDays: number; readonly lostDays: number };
  /** How long a complaint counts against a customer who has not been satisfied since. */
  readonly satisfaction: { readonly complaintDays: number };
  readonly churn: {
    /** Names of the signals that are switched off. */
    readonly off: readonly string[];
    /** overdue: how many gaps of `priorGapDays` are assumed before anything is known of a customer (FOLD.md, section 5: k, g). */
    readonly priorGaps: number;
    readonly priorGapDays: number;
    /** overdue: from so many hundredths of the usual gap on (c = `factorPercent` / 100). */
    readonly factorPercent: number;
    /** overdue, frequency_drop, interaction_drop: none stands in a shorter silence. */
    readonly minOverdueDays: number;
    readonly pActive: PActiveLimits;
    readonly frequencyDrop: FrequencyDropLimits;
    /** interaction_drop: the customer's own interactions, five weeks against the four before. */
    readonly interactionDrop: DropLimits;
    /** complaints: so many younger than `complaintDays` make the signal stand. */
    readonly complaints: number;
    readonly complaintDays: number;
    /** For how long after a published RAISED a rise from low is held back; 0: not at all. */
    readonly coolDownDays: number;
  };
  /** Anti-flap per dimension: `ranks` maps a class to its rank (higher is better); a worse class waits `days`. */
  readonly dwell: Readonly<
    Record<string, { readonly days: number; readonly ranks: Readonly<Record<string, number>> }>
  >;
  /** How a scorecard is made, and which limits of these rules it takes the place of. */
  readonly calibration: Calibration;
  /** Parameters of the models of purchases and of spend; null where there is none. */
  readonly models: Models;
  /** Who is contacted, how often at most, and never when. */
  readonly followUp: FollowUp;
  /** What one unit of a currency is worth in the deployment's first one: `{ USD: 0.92 }`. Counts when an event is applied. */
  readonly rates: Readonly<Record<string, number>>;
  /** What is different for customers known to be of a type. */
  readonly byCustomerType: Readonly<Partial<Record<Lowercase<CustomerType>, PolicyOverride>>>;
  /** Names for people, by dimension and class; what is published are the classes themselves. */
  readonly labels: Readonly<Record<string, Readonly<Record<string, Label>>>>;
  readonly limits: {
    /** Due customers handled per tick, early entries included. */
    readonly timersPerTick: number;
    /** Customers per tick that a sweep takes past a new rule set. */
    readonly sweepPerTick: number;
  };
}

/** Who is not in a class enters it from `enterMinor` on; who is in it stays while there are `leaveMinor` (at most as much). */
export interface ValueBorder {
  readonly enterMinor: number;
  readonly leaveMinor: number;
}

/**
 * Where an axis' cut points come from: the policy's own limits for good, or a scorecard as soon as there is one, with
 * n-tiles for n scores (type 7), or with one cut at the mean or the median.
 */
export type AxisCalibration = 'fixed' | 'quantiles' | 'mean' | 'median';

/** What the churn signals and the value at risk are reckoned with. */
export interface Models {
  readonly purchase: PurchaseModel | null;
  readonly spend: SpendModel | null;
}

export interface Calibration {
  readonly recency: AxisCalibration;
  readonly frequency: AxisCalibration;
  readonly monetary: AxisCalibration;
  /** `shares`: a scorecard's ABC borders take the place of the value's amounts. */
  readonly value: 'fixed' | 'shares';
  /** Whether the share of the money that decides ends before a customer or includes it. */
  readonly abc: 'before' | 'inclusive';
  /** A (high) while the share is below the first, B (mid) while below the second. */
  readonly highPercent: number;
  readonly midPercent: number;
  /** `fitted`: a scorecard's models take the place of the policy's. */
  readonly models: 'fixed' | 'fitted';
  /** When the calibrator publishes by itself: at the first instant of each local day, Monday or month. */
  readonly schedule: 'never' | 'daily' | 'weekly' | 'monthly';
}

/** Parts of a policy that take the place of the same parts, key by key. */
export type PolicyOverride = {
  readonly [Part in OverridablePart]?: Partial<Policy[Part]>;
};
export type OverridablePart =
  | 'rfm'
  | 'value'
  | 'lifecycle'
  | 'engagement'
  | 'satisfaction'
  | 'churn'
  | 'dwell';

export interface Label {
  readonly en: string;
  readonly zh: string;
  /** How customers of the class are cared for, in a few words. */
  readonly care?: string | undefined;
}

/** From a score to another one, both included. */
export type ScoreRange = readonly [from: number, to: number];

/** A segment and the scores that it takes. */
export interface SegmentBox {
  readonly name: string;
  readonly r: ScoreRange;
  readonly f: ScoreRange;
  readonly m: ScoreRange;
}

/**
 * How R, F and M become a segment:
 *
 * - `grid`: the ten segments of the README by R and F; takes four limits an axis;
 * - `codes`: each segment lists its combinations of scores, such as `333`;
 * - `boxes`: the first box that holds all three scores.
 *
 * What nothing matches is `others`.
 */
export type Segments =
  | { readonly by: 'grid' }
  | {
      readonly by: 'codes';
      readonly list: readonly { readonly name: string; readonly codes: readonly string[] }[];
    }
  | {
      readonly by: 'boxes';
      readonly list: readonly SegmentBox[];
    };
