import { expect, test } from 'vitest';
import { describeFailure } from './describe-failure.ts';
import { runSchedule } from './run-schedule.ts';
import { runSeeds } from './run-seeds.ts';
import { drawSchedule } from './schedule/draw-schedule.ts';

const FIRST_SEED = 1;
const SEEDS = 2_000;
const TIMEOUT_MS = 900_000;

test(
  `whatever ${SEEDS} seeds do to the deployment, every event takes effect once and the state is the fold of the log`,
  async () => {
    const { seeds, failing } = await runSeeds({ first: FIRST_SEED, count: SEEDS, failuresMax: 1 });

    const [failure] = failing;
    if (failure !== undefined) throw new Error(await describeFailure(drawSchedule(failure.seed)));
    expect(seeds).toBe(SEEDS);
  },
  TIMEOUT_MS,
);

test('two runs of one seed are the same to the last call', async () => {
  for (const seed of [3, 8, 27, 64]) {
    const traces: string[][] = [[], []];
    for (const lines of traces) {
      await runSchedule(drawSchedule(seed), { trace: (line) => lines.push(line()) });
    }

    expect(traces[0]!.length).toBeGreaterThan(1_000);
    expect(traces[1]).toEqual(traces[0]);
  }
});
