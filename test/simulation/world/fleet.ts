import {
  type PipelineContext,
  type SegmenterSettings,
  sources,
  startClock,
  startIntake,
  startSegmenter,
} from '@tidemark/pipeline';
import { createMemoryLogAdmin, hasCode, type Recovery, type RunningService } from '@tidemark/stream';
import { NAMING } from '../check/check-positions.ts';
import type { Caller } from '../ports/port-call.ts';
import { simulatedLog } from '../ports/simulated-log.ts';
import { simulatedRegistry } from '../ports/simulated-registry.ts';
import { simulatedStore } from '../ports/simulated-store.ts';
import { simulatedTiming } from '../ports/simulated-timing.ts';
import { createDraws, seedOf } from '../schedule/draws.ts';
import type { Slot } from '../schedule/schedule.ts';
import { silentLogger } from './make-world.ts';
import { silentMetrics } from './silent-metrics.ts';
import { createSimulatedProcess, type SimulatedProcess } from './simulated-process.ts';
import type { World } from './world.ts';

/** The processes of a world and who starts them again: an operator that reads their last error. */
export interface Fleet {
  start(slot: Slot): void;
  processIn(slot: Slot): SimulatedProcess | undefined;
  kill(slot: Slot, downMs: number): void;
  /** Asks for an orderly end. */
  stop(slot: Slot, downMs: number): void;
  pause(slot: Slot, ms: number): void;
}

/** How long a process that ended by itself is down. */
const RESTART_MS = 400;

/** How long a process that wakes up goes on before it learns that its groups have dropped it. */
const UNAWARE_MS = 1_000;

interface Running {
  readonly process: SimulatedProcess;
  readonly services: RunningService[];
}

export function createFleet(world: World): Fleet {
  const { scheduler, schedule } = world;
  const running = new Map<Slot, Running>();
  const starts = new Map<Slot, number>();
  const recoveries = new Map<Slot, Recovery>();

  const start = (slot: Slot) => {
    if (running.has(slot)) return;
    const count = (starts.get(slot) ?? 0) + 1;
    starts.set(slot, count);
    const name = `${slot}#${count}`;
    const process = createSimulatedProcess(slot, name, createDraws(seedOf(schedule.seed, name)));
    const started: Running = { process, services: [] };
    running.set(slot, started);
    world.trace(() => `${name} starts`);
    const recovery = recoveries.get(slot) ?? 'refuse';
    recoveries.delete(slot);
    startServices(world, started, recovery).catch((error: unknown) => ended(process, error));
  };
  const takeDown = (process: SimulatedProcess | undefined, downMs: number) => {
    if (process === undefined || running.get(process.slot)?.process !== process) return;
    running.delete(process.slot);
    process.kill();
    scheduler.after(schedule.plan.sessionMs, () => expire(process));
    scheduler.after(downMs, () => start(process.slot));
  };
  const ended = (process: SimulatedProcess, error: unknown) => {
    world.trace(() => `${process.name} ends: ${String(error)}`);
    const answer = answerTo(world, error);
    if (answer === undefined) world.violations.push(`${process.name} ended: ${String(error)}`);
    else recoveries.set(process.slot, answer);
    takeDown(process, RESTART_MS);
  };

  return {
    start,
    processIn: (slot) => running.get(slot)?.process,
    kill: (slot, downMs) => takeDown(running.get(slot)?.process, downMs),
    stop(slot, downMs) {
      const found = running.get(slot);
      if (found?.process.isRunning() !== true) return;
      const stopping = Promise.allSettled(found.services.map((service) => service.stop()));
      void stopping.then(() => takeDown(found.process, downMs));
    },
    pause: (slot, ms) => pause(world, running.get(slot)?.process, ms),
  };
}

function expire(process: SimulatedProcess): void {
  for (const membership of process.memberships) membership.expire();
}

/** Stops a process for a while; what then goes on may have lost its partitions long ago and does not know it yet. */
function pause({ scheduler, schedule }: World, process: SimulatedProcess | undefined, ms: number): void {
  if (process?.isRunning() !== true) return;
  process.pause();
  const endsSession = scheduler.after(schedule.plan.sessionMs, () => expire(process));
  scheduler.after(ms, () => {
    endsSession();
    process.resume();
    scheduler.after(process.draws.below(UNAWARE_MS), () =>
      process.deliver(() => {
        for (const membership of process.memberships) membership.comeBack();
      }),
    );
  });
}

function contextOf(caller: Caller): PipelineContext {
  return {
    ...NAMING,
    log: simulatedLog(caller),
    admin: createMemoryLogAdmin(caller.world.broker),
    store: simulatedStore(caller),
    registry: simulatedRegistry(caller),
    timing: simulatedTiming(caller),
    logger: silentLogger,
    metrics: silentMetrics,
  };
}

/** Starts what a slot runs; rejects when it cannot start or cannot go on. */
async function startServices(
  world: World,
  { process, services }: Running,
  recovery: Recovery,
): Promise<void> {
  const { slot } = process;
  const { cacheBytes, writeBack } = world.schedule.plan;
  const ports = contextOf({ world, process });
  const context = world.ablation?.process?.(ports, world) ?? ports;
  const noteFolded: SegmenterSettings['trace'] = (step, partition, offset) => {
    if (step === 'claimed' || step === 'stepped') world.folded.set(partition, offset);
    // Whose batch was fenced has folded nothing, and the one who fenced it may still wait to claim again.
    if (step === 'dropped') world.folded.delete(partition);
  };
  switch (slot) {
    case 'segmenter-1':
    case 'segmenter-2':
      services.push(await startSegmenter(context, { recovery, cacheBytes, writeBack, trace: noteFolded }));
      break;
    case 'intake-1':
    case 'intake-2':
      for (const source of sources) services.push(await startIntake(context, source, { acceptsDead: false }));
      break;
    case 'clock-1':
    case 'clock-2':
      services.push(await startClock(context));
      break;
    default:
      slot satisfies never;
  }
  await Promise.all(services.map((service) => service.ended));
}

/**
 * How the process is started again that ended with this error; undefined when nothing that was done to the world
 * explains it.
 */
function answerTo(world: World, error: unknown): Recovery | undefined {
  if (hasCode(error, 'refused', 'store-corrupt')) {
    if (world.storeFaults > 0 && error.message.includes('--rebuild')) return 'rebuild';
    if (world.clockFaults > 0 && error.message.startsWith('Cannot write ticks')) return 'refuse';
    return undefined;
  }
  const isOutage = hasCode(error, 'log-unavailable', 'store-unavailable', 'registry-unavailable');
  return isOutage || hasCode(error, 'outcome-unknown') ? 'refuse' : undefined;
}
