import type { DurationMs, EpochMs, PurchaseRhythm } from '@tidemark/core';
import type { Band } from './bands.ts';

/** What is known of a customer right after a purchase, and how long it then bought nothing. */
export interface Silence {
  readonly firstAt: EpochMs;
  /** The purchase that it follows. */
  readonly lastAt: EpochMs;
  /** The purchase that ends it; Infinity where there is none in the history. */
  readonly nextAt: EpochMs;
  /** PURCHASEs so far. */
  readonly purchases: number;
  readonly band: Band;
  readonly rhythm: Pick<PurchaseRhythm, 'x' | 'tX'>;
  /** By which the next purchase is expected. */
  readonly usualGapMs: DurationMs;
  /** Net money so far by purchases so far, 0 or more, in minor units. */
  readonly meanMinor: number;
  /** R + F + M at the purchase, and from each of `ScoreSteps` on; 0 without a purchase in the window. */
  readonly scoreSums: readonly number[];
}

/** Silences of which R falls: 0, then the policy's limits of recency in days, ascending. */
export type ScoreSteps = readonly number[];
