import { parseArgs } from 'node:util';
import { fuzzProperties } from './fuzz-properties.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    /** A part of the names of the properties to run. */
    only: { type: 'string', default: '' },
  },
});
const run = { numRuns: Number(values.runs), seed: Number(values.seed) };
console.log(`${run.numRuns} runs each from seed ${run.seed}`);
for (const { name, check } of await fuzzProperties()) {
  if (!name.includes(values.only)) continue;
  const startedAt = performance.now();
  await check(run);
  console.log(`${name}: holds (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`);
}
