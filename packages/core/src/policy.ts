/** The rules in force. All ages in days of 24 hours, windows in local calendar days, money in minor units. */
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
  readonly lifecycle: {
    readonly newDays: number;
    readonly churnAfterDays: number;
    readonly wonBackDays: number;
  };
  readonly churn: {
    /** Pseudo-count of gaps and the gap assumed of a customer of whom nothing is known. */
    readonly priorGaps: number;
    readonly priorGapDays: number;
    readonly minOverdueDays: number;
    readonly complaints: number;
    readonly complaintDays: number;
    readonly coolDownDays: number;
  };
  /** Anti-flap per dimension: `ranks` maps a class to its rank (higher is better); a worse class waits `days`. */
  readonly dwell: Readonly<
    Record<string, { readonly days: number; readonly ranks: Readonly<Record<string, number>> }>
  >;
  readonly limits: {
    /** Due customers handled per tick, early entries included. */
    readonly timersPerTick: number;
    /** Customers per tick that a sweep takes past a new ruler. */
    readonly sweepPerTick: number;
  };
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

/** The default preset, with the numbers of the project's own definition. */
export const retail = {
  rfm: {
    windowDays: 365,
    recencyDays: [30, 60, 90, 180],
    frequency: [1, 2, 3, 5],
    monetaryMinor: [5_000, 15_000, 40_000, 100_000],
    segments: { by: 'grid' },
  },
  lifecycle: { newDays: 30, churnAfterDays: 180, wonBackDays: 90 },
  churn: {
    priorGaps: 1,
    priorGapDays: 60,
    minOverdueDays: 14,
    complaints: 2,
    complaintDays: 30,
    coolDownDays: 14,
  },
  dwell: {},
  limits: { timersPerTick: 5_000, sweepPerTick: 2_000 },
} as const satisfies Policy;
