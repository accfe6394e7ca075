import { test } from 'vitest';
import { fuzzProperties } from './fuzz-properties.ts';

/** A taste; `pnpm test:fuzz` goes on for as long as one likes. */
const RUNS = 150;

test.each(await fuzzProperties())('$name', async ({ check }) => {
  await check({ numRuns: RUNS });
});
