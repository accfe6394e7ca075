import { DAY, type DurationMs, type EpochMs } from '@tidemark/core';
import { BANDS } from '../evaluate/bands.ts';
import type { Rule } from '../evaluate/baselines.ts';
import type { Silence } from '../evaluate/silence.ts';
import { median } from '../evaluate/tally.ts';

/** A band of fewer customers tells nothing. */
const LEAST_CUSTOMERS = 30;

/**
 * How many days before `churned` a rule would raise its alerts, by the customers as they are at an instant: the median of the
 * band where that is least; Infinity where no band has customers enough. Of alerts that were raised the late ones are missing
 * in a short history.
 */
export function usualLeadDays(
  silences: readonly Silence[],
  { after }: Rule,
  at: EpochMs,
  churnAfterMs: DurationMs,
): number {
  const current = silences.filter(({ lastAt, nextAt }) => lastAt <= at && at < nextAt);
  const medians = BANDS.map((name) => current.filter(({ band }) => band === name))
    .filter((own) => own.length >= LEAST_CUSTOMERS)
    .map((own) => median(own.map((silence) => (churnAfterMs - after(silence)) / DAY))!);
  return Math.min(...medians);
}
