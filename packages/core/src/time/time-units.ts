/** Milliseconds since 1970-01-01T00:00:00Z. A safe integer. */
export type EpochMs = number;

/** Elapsed milliseconds. */
export type DurationMs = number;

export const SECOND: DurationMs = 1_000;
export const MINUTE: DurationMs = 60 * SECOND;
export const HOUR: DurationMs = 60 * MINUTE;
/** A day as a duration: always 24 hours. A *calendar* day is the business of the zone table. */
export const DAY: DurationMs = 24 * HOUR;

/** Later than every instant of the fold: the score of a due-index entry for which nothing is due. */
export const NEVER: EpochMs = Number.MAX_SAFE_INTEGER;
