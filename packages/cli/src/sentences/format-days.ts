import { DAY, type DurationMs } from '@tidemark/core';
import { counted } from './counted.ts';

/** A duration in days, to a tenth where it is not whole: `1 day`, `46.3 days`. */
export function formatDays(ms: DurationMs): string {
  return counted(Math.round((10 * ms) / DAY) / 10, 'day');
}
