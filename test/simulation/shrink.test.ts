import { expect, test } from 'vitest';
import { noSuppression } from './ablations/transaction-guards.ts';
import { describeFailure } from './describe-failure.ts';
import { runSchedule } from './run-schedule.ts';
import { drawSchedule } from './schedule/draw-schedule.ts';

/** A seed that fails when what lies below C is published again. */
const SEED = 1;
const timeout = 120_000;

test('a failing seed is described with how to repeat it, a short schedule, its calls and what is wrong', {
  timeout,
}, async () => {
  const failing = drawSchedule(SEED);
  expect((await runSchedule(failing, { ablation: noSuppression })).violations).not.toEqual([]);

  const description = await describeFailure(failing, noSuppression);

  expect(description).toContain(`pnpm simulate:faults --seeds 1 --seed ${SEED}`);
  const [, all, enough] = /Of its (\d+) moves these (\d+) are enough/.exec(description)!;
  expect(Number(all)).toBe(failing.moves.length);
  expect(Number(enough)).toBeLessThan(failing.moves.length / 4);
  expect(description).toMatch(/has commit C=\d+/);
  expect(description).toMatch(/published [\d,]+, the log gives 1 to \d+/);
});
