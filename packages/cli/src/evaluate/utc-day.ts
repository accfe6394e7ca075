import type { EpochMs } from '@tidemark/core';

/** The date of an instant in UTC: `2025-06-30`. */
export function utcDay(at: EpochMs): string {
  return new Date(at).toISOString().slice(0, 10);
}
