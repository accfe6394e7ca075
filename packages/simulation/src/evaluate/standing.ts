import { DAY, type DurationMs, type EpochMs, type PurchaseModel, pActive } from '@tidemark/core';
import type { Band } from './bands.ts';
import type { ScoreSteps, Silence } from './silence.ts';

const DAYS_PER_WEEK = 7;

/** One customer at one instant, by all that ranks customers, and what it then did. */
export interface Standing {
  readonly band: Band;
  /** Of a purchase within the window; null without a model. */
  readonly pActive: number | null;
  readonly silentMs: DurationMs;
  /** Silence by the usual gap. */
  readonly overdueRatio: number;
  readonly scoreSum: number;
  /** Whether it bought within the window. */
  readonly bought: boolean;
}

/**
 * All who have bought, at an instant.
 *
 * @param model that of the instant; null where none was in force
 */
export function standingsAt(
  at: EpochMs,
  silences: readonly Silence[],
  {
    model,
    scoreSteps,
    windowMs,
  }: {
    readonly model: PurchaseModel | null;
    readonly scoreSteps: ScoreSteps;
    readonly windowMs: DurationMs;
  },
): readonly Standing[] {
  return silences
    .filter(({ lastAt, nextAt }) => lastAt <= at && at < nextAt)
    .map(({ lastAt, nextAt, band, rhythm, usualGapMs, scoreSums }) => {
      const silentMs = at - lastAt;
      const silentDays = Math.floor(silentMs / DAY);
      const T = rhythm.tX + silentDays / DAYS_PER_WEEK;
      return {
        band,
        pActive: model === null ? null : pActive(model, { ...rhythm, T }, windowMs / DAY),
        silentMs,
        overdueRatio: silentMs / usualGapMs,
        scoreSum: scoreSums[scoreSteps.findLastIndex((days) => days <= silentDays)]!,
        bought: nextAt <= at + windowMs,
      };
    });
}
