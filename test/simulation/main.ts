import { parseArgs } from 'node:util';
import { describeFailure } from './describe-failure.ts';
import { runSeeds } from './run-seeds.ts';
import { drawSchedule } from './schedule/draw-schedule.ts';

/** After so many failing seeds there is enough to look at. */
const FAILURES_MAX = 5;
const REPORT_EVERY = 1_000;

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const first = Number(values.seed);
const count = Number(values.seeds);
if (!Number.isSafeInteger(first) || !Number.isSafeInteger(count) || count < 1) {
  console.error('Cannot simulate: --seeds and --seed take whole numbers, such as --seeds 1000 --seed 1');
  process.exit(1);
}

const report = await runSeeds({
  first,
  count,
  failuresMax: FAILURES_MAX,
  onSeed: (seed, { violations }) => {
    if (violations.length > 0) {
      console.log(`seed ${seed}: ${violations.length} violations, first: ${violations[0]}`);
    }
    const done = seed - first + 1;
    if (done % REPORT_EVERY === 0) console.log(`${done} of ${count} seeds`);
  },
});
const [failure] = report.failing;
if (failure !== undefined) console.log(await describeFailure(drawSchedule(failure.seed)));
const { seeds, events, faults, actions, failing } = report;
console.log(
  `${seeds} seeds from ${first}: ${events} events, ${faults} faults, ${actions} actions, ${failing.length} seeds with violations`,
);
process.exitCode = failing.length === 0 ? 0 : 1;
