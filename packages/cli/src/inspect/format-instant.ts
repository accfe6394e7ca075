import type { EpochMs } from '@tidemark/core';

/** An instant for people: ISO 8601 in UTC, without milliseconds where there are none; `-` before the first tick. */
export function formatInstant(at: EpochMs): string {
  return at === 0 ? '-' : new Date(at).toISOString().replace('.000Z', 'Z');
}
