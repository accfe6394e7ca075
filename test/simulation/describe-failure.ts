import type { Ablation } from './ablations/ablation.ts';
import { runSchedule } from './run-schedule.ts';
import type { Schedule } from './schedule/schedule.ts';
import { shrink } from './shrink.ts';

/** Lines of a trace that are shown: the end of it is where it went wrong. */
const TRACE_LINES = 400;

/** What a failing schedule did: how to repeat it, the shortest schedule found that still fails, and every call of that one. */
export async function describeFailure(failing: Schedule, ablation?: Ablation): Promise<string> {
  const short = await shrink(failing, ablation);
  const trace: string[] = [];
  const { violations } = await runSchedule(short, { ablation, trace: (line) => trace.push(line()) });
  return [
    `Seed ${failing.seed} fails. Repeat it with: pnpm simulate:faults --seeds 1 --seed ${failing.seed}`,
    `Of its ${failing.moves.length} moves these ${short.moves.length} are enough:`,
    ...short.moves.map((move) => `  ${JSON.stringify(move)}`),
    `The world: ${JSON.stringify(short.plan)}`,
    `The calls${trace.length > TRACE_LINES ? `, the last ${TRACE_LINES} of ${trace.length}` : ''}:`,
    ...trace.slice(-TRACE_LINES).map((line) => `  ${line}`),
    'What is wrong:',
    ...violations.map((violation) => `  ${violation}`),
  ].join('\n');
}
