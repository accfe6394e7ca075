import type { EpochMs } from '@tidemark/core';

/** Beyond it there are no dates, yet timestamps of records may lie there. */
const LAST_DATE: EpochMs = 8.64e15;

/** An instant for people: ISO 8601 in UTC, without milliseconds where there are none; `-` before the first tick. */
export function formatInstant(at: EpochMs): string {
  if (!(Math.abs(at) <= LAST_DATE)) return `${at} ms`;
  return at === 0 ? '-' : new Date(at).toISOString().replace('.000Z', 'Z');
}
