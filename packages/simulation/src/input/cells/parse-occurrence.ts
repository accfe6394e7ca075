import type { EpochMs } from '@tidemark/core';
import { FIRST_OCCURRENCE } from '@tidemark/pipeline';
import { parseInstant } from './parse-instant.ts';
import type { CellFault } from './row-fault.ts';

/**
 * When something happened, as `parseInstant` reads it, from 1990 on: what lies before was hardly meant, and one such row
 * would take its customer through decades of silence.
 *
 * @example parseOccurrence('1997-01-01T12:00:00Z') // 852120000000
 */
export function parseOccurrence(text: string): EpochMs | CellFault {
  const at = parseInstant(text);
  if (typeof at !== 'number' || at >= FIRST_OCCURRENCE) return at;
  const message = `"${text}" lies before 1990: where seconds are written as if they were milliseconds, everything happens in January 1970`;
  return { code: 'instant-out-of-range', message };
}
