import { TidemarkError } from '@tidemark/stream';
import type { Operation } from '../schedule/schedule.ts';
import type { PendingMishap, SimulatedProcess } from '../world/simulated-process.ts';
import type { World } from '../world/world.ts';

/** What a process sends and receives through its ports. */
export interface Caller {
  readonly world: World;
  readonly process: SimulatedProcess;
}

/** Latencies, in milliseconds; one call in eight is slow. */
const QUICK_MS = 12;
const SLOW_MS = 200;
const SLOW_PERCENT = 12;
/** Of what a failed call leaves behind, so much lands at all. */
const LANDS_PERCENT = 70;
/** How long after its sender's death a request may still land. */
const LEFT_BEHIND_MS = 5_000;

/**
 * One call of a process to the outside: a request under way, its effect, a reply under way. The scheduler decides when
 * each happens, so anything may come between them. `parts` are effects that happen each in its own time (the partitions
 * of one produce); the reply comes after the last.
 *
 * A process that dies leaves its requests under way: they may still have their effect, and nobody receives the reply.
 */
export function portCall<T>(
  caller: Caller,
  what: { readonly operation: Operation; readonly name: string },
  parts: readonly (() => Promise<T>)[],
): Promise<readonly T[]> {
  const { world, process } = caller;
  const { operation, name } = what;
  const mishap = takeMishap(process, operation);
  const { promise, resolve, reject } = Promise.withResolvers<readonly T[]>();
  world.trace(() => `${process.name} asks ${name}${mishap === undefined ? '' : ` [${mishap.mishap}]`}`);
  const fail = () => {
    world.scheduler.after(latency(process), () => {
      world.trace(() => `${process.name} gets an error of ${name}`);
      process.deliver(() => reject(outage(operation, name)));
    });
  };
  if (mishap?.mishap === 'refused') {
    fail();
    return promise;
  }
  const happened = parts.map((part) => landing(caller, name, part, mishap));
  if (mishap !== undefined && mishap.mishap !== 'slow') {
    if (mishap.mishap === 'late') fail();
    else void Promise.allSettled(happened).then(fail);
    return promise;
  }
  void Promise.all(happened).then(
    (results) => world.scheduler.after(latency(process), () => process.deliver(() => resolve(results))),
    (error: Error) => world.scheduler.after(latency(process), () => process.deliver(() => reject(error))),
  );
  return promise;
}

/** The effect of one part, when its time has come; never settles when it is lost on the way. */
function landing<T>(
  { world, process }: Caller,
  name: string,
  part: () => Promise<T>,
  mishap: PendingMishap | undefined,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const isLate = mishap?.mishap === 'late' || mishap?.mishap === 'slow';
  const isLost = mishap?.mishap === 'late' && !process.draws.percent(LANDS_PERCENT);
  const delayMs = latency(process) + (isLate ? process.draws.below(mishap.ms) : 0);
  promise.catch(() => undefined);
  const happen = () => {
    world.trace(() => `${process.name} has ${name}${process.isDead() ? ' (dead)' : ''}`);
    part().then(resolve, reject);
  };
  world.scheduler.after(delayMs, () => {
    if (isLost) return;
    if (!process.isDead()) happen();
    else if (process.draws.percent(LANDS_PERCENT))
      world.scheduler.after(process.draws.below(LEFT_BEHIND_MS), happen);
  });
  return promise;
}

export function latency({ draws }: SimulatedProcess): number {
  return 1 + draws.below(draws.percent(SLOW_PERCENT) ? SLOW_MS : QUICK_MS);
}

function takeMishap(process: SimulatedProcess, operation: Operation): PendingMishap | undefined {
  const at = process.mishaps.findIndex((each) => each.operation === operation);
  return at < 0 ? undefined : process.mishaps.splice(at, 1)[0];
}

const OUTAGES = {
  append: 'log-unavailable',
  'commit-source': 'log-unavailable',
  'open-transactor': 'log-unavailable',
  commit: 'outcome-unknown',
  write: 'outcome-unknown',
  'read-store': 'store-unavailable',
  'read-log': 'log-unavailable',
  registry: 'registry-unavailable',
} as const;

function outage(operation: Operation, name: string): TidemarkError {
  return new TidemarkError(OUTAGES[operation], `Cannot ${name}: simulated`, { isRetryable: true });
}
