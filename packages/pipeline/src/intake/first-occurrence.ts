import type { EpochMs } from '@tidemark/core';

/**
 * The first instant that is taken for one: 1990-01-01T00:00:00Z. No shop has customers of an earlier time, but seconds
 * that are read as milliseconds lie in January 1970, and hours and days likewise.
 */
export const FIRST_OCCURRENCE: EpochMs = Date.UTC(1990, 0, 1);
