import { test } from 'vitest';
import { fuzzProperties } from './fuzz-properties.ts';

/** A taste; `pnpm test:fuzz` goes on for as long as one likes. */
const RUNS = 150;

const properties = await fuzzProperties();

test.each(properties.map(({ name, check }) => [name, check] as const))('%s', async (_name, check) => {
  await check({ numRuns: RUNS });
});
