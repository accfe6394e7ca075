import { writeSync } from 'node:fs';
import { processEnvironment } from '@tidemark/stream';
import { KILL_MARK, KILL_PLAN_VARIABLE, type KillPlan, type KillPoint } from './kill-plan.ts';

/** Receives where a process's loop is; the process dies or freezes there, once, when its plan says so. */
export interface Victim {
  pass(point: KillPoint, place: string): void;
  /** Only a process that has published something is killed. */
  hasPublished(): void;
}

/** A victim by the plan in the environment; without one it lives. */
export function openVictim(): Victim {
  const text = processEnvironment()[KILL_PLAN_VARIABLE];
  const plan = text === undefined ? undefined : (JSON.parse(text) as KillPlan);
  let isArmed = false;
  let passings = 0;
  let isOver = false;
  return {
    hasPublished: () => {
      isArmed = true;
    },
    pass: (point, place) => {
      if (plan === undefined || !isArmed || isOver) return;
      passings += 1;
      if (passings <= plan.passings || point !== plan.point) return;
      isOver = true;
      // Written at once: nothing that is left in a buffer survives the next line.
      writeSync(1, `${KILL_MARK} ${point} ${place}\n`);
      process.kill(process.pid, plan.signal ?? 'SIGKILL');
    },
  };
}
