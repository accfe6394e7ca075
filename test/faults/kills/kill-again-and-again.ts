import { type ServiceProcess, startService } from '../../support/service-process.ts';
import { KILL_MARK, KILL_PLAN_VARIABLE, type KillPlan, type KillPoint } from './kill-plan.ts';

/** A service that is killed again and again. */
export interface Killings {
  /** The points at which it died so far, in order. */
  readonly points: readonly KillPoint[];
  /** True once it has died by every plan. */
  isOver(): boolean;
  /** Stops the process of the hour by SIGTERM; no other follows. */
  stop(): Promise<void>;
  /** Rejects when a process ended in another way than by its plan or by `stop`. */
  readonly failed: Promise<never>;
}

/** Runs a victim by one plan after the other, each time in a new process, and then one that lives. */
export function killAgainAndAgain(
  main: string,
  env: Readonly<Record<string, string>>,
  plans: readonly KillPlan[],
): Killings {
  const points: KillPoint[] = [];
  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  failed.catch(() => undefined);
  let current: ServiceProcess | undefined;
  let isStopping = false;

  const live = async () => {
    for (const plan of [...plans, undefined]) {
      if (isStopping) return;
      const planned = plan === undefined ? {} : { [KILL_PLAN_VARIABLE]: JSON.stringify(plan) };
      current = await startService({ main, env: { ...env, ...planned } });
      const { signal } = await current.exited;
      if (isStopping) return;
      const point = new RegExp(`^${KILL_MARK} (\\w+)`, 'm').exec(current.logs())?.[1];
      if (signal !== 'SIGKILL' || point === undefined) {
        throw new Error(`${main} ended by itself:\n${current.logs()}`);
      }
      points.push(point as KillPoint);
    }
  };
  const life = live().catch(fail);
  return {
    points,
    failed,
    isOver: () => points.length === plans.length,
    stop: async () => {
      isStopping = true;
      current?.kill('SIGTERM');
      await life;
    },
  };
}
