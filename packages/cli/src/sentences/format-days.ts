import { DAY, type DurationMs } from '@tidemark/core';

/** A duration in days, to a tenth where it is not whole: `1 day`, `46.3 days`. */
export function formatDays(ms: DurationMs): string {
  const days = Math.round((10 * ms) / DAY) / 10;
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}
