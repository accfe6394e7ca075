import { parseArgs } from 'node:util';
import { playDifferential } from './compare/differential.ts';

const USAGE =
  'usage: node test/oracle/soak.ts [--runs <count>] [--seed <integer>] [--path <path of a failure>]';
const ROUND = 2_000;

/** Plays `runs` customers in rounds, each from a seed of its own, so that a failure names a short way back. */
function soak(runs: number, seed: number): void {
  for (let played = 0; played < runs; played += ROUND) {
    const numRuns = Math.min(ROUND, runs - played);
    const roundSeed = seed + played / ROUND;
    playDifferential({ numRuns, seed: roundSeed });
    console.log(`seed ${roundSeed}: ${numRuns} customers agree, ${played + numRuns} in all`);
  }
}

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    path: { type: 'string' },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
if (!Number.isSafeInteger(runs) || !Number.isSafeInteger(seed)) throw new Error(USAGE);
if (values.path === undefined) soak(runs, seed);
else playDifferential({ numRuns: 1, seed, path: values.path });
