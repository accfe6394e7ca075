import { DAY } from '@tidemark/core';
import type { Silence } from './silence.ts';

/** The silence of who bought once on day 0, for good, except for what is given. */
export function silenceOf(given: Partial<Silence>): Silence {
  return {
    firstAt: 0,
    lastAt: 0,
    nextAt: Number.POSITIVE_INFINITY,
    purchases: 1,
    band: '1',
    rhythm: { x: 0, tX: 0 },
    usualGapMs: 60 * DAY,
    meanMinor: 1_000,
    scoreSums: [9, 8, 7, 6, 5],
    ...given,
  };
}
