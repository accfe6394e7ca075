import type { Ablation } from './ablations/ablation.ts';
import { checkWorld } from './check/check-world.ts';
import { type Schedule, slots } from './schedule/schedule.ts';
import { carryOut } from './world/carry-out.ts';
import { createFleet } from './world/fleet.ts';
import { makeWorld } from './world/make-world.ts';
import { settle } from './world/settle.ts';

/** What came of one schedule. */
export interface Outcome {
  readonly violations: readonly string[];
  readonly actions: number;
  readonly events: number;
  readonly faults: number;
}

export interface RunOptions {
  readonly ablation?: Ablation | undefined;
  /** Called with every call, effect and move, in order. */
  readonly trace?: (line: () => string) => void;
}

/** Runs one schedule to its end and holds what came of it against the log. */
export async function runSchedule(
  schedule: Schedule,
  { ablation, trace }: RunOptions = {},
): Promise<Outcome> {
  const world = await makeWorld(schedule, trace ?? (() => undefined), ablation);
  const fleet = createFleet(world);
  for (const slot of slots) fleet.start(slot);
  carryOut(world, fleet);
  await settle(world, fleet);
  return {
    violations: await checkWorld(world),
    actions: world.scheduler.taken(),
    events: world.sent.length,
    faults: schedule.moves.filter(({ kind }) => kind !== 'send' && kind !== 'leap' && kind !== 'apply')
      .length,
  };
}
