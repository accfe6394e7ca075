import type { Ablation } from './ablations/ablation.ts';
import { runSchedule } from './run-schedule.ts';
import type { Move, Schedule } from './schedule/schedule.ts';

/** Runs that a shrinking may take. */
const RUNS_MAX = 600;

/**
 * A shorter schedule that still fails: leaves moves out, first many at once, then one by one, as long as what remains
 * still fails. Which violation is seen may change on the way.
 */
export async function shrink(failing: Schedule, ablation?: Ablation): Promise<Schedule> {
  let { moves } = failing;
  let runs = 0;
  const fails = async (fewer: readonly Move[]) => {
    runs += 1;
    const { violations } = await runSchedule({ ...failing, moves: fewer }, { ablation });
    return violations.length > 0;
  };
  for (let size = Math.ceil(moves.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < moves.length && runs < RUNS_MAX; ) {
      const fewer = moves.toSpliced(at, size);
      if (await fails(fewer)) moves = fewer;
      else at += size;
    }
  }
  return { ...failing, moves };
}
