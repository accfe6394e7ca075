import {
  feedback,
  interactions,
  purchases,
  startClock,
  startIntake,
  startSegmenter,
} from '@tidemark/pipeline';
import { hasCode, type Recovery, type RunningService, type ServiceContext } from '@tidemark/stream';
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

/** The processes of a world and who starts them again: an operator that reads what they say when they end. */
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

export function createFleet(world: World): Fleet {
  const { scheduler, schedule, ablation } = world;
  const running = new Map<Slot, { process: SimulatedProcess; services: RunningService[] }>();
  const starts = new Map<Slot, number>();
  const recoveries = new Map<Slot, Recovery>();

  const start = (slot: Slot) => {
    if (running.has(slot)) return;
    const count = (starts.get(slot) ?? 0) + 1;
    starts.set(slot, count);
    const name = `${slot}#${count}`;
    const process = createSimulatedProcess(slot, name, createDraws(seedOf(schedule.seed, name)));
    const services: RunningService[] = [];
    running.set(slot, { process, services });
    world.trace(() => `${name} starts`);
    const recovery = recoveries.get(slot) ?? 'refuse';
    recoveries.delete(slot);
    const context = contextOf({ world, process });
    void startServices(slot, ablation?.process?.(context, world) ?? context, recovery, services).catch(
      (error: unknown) => ended(process, error),
    );
  };
  const takeDown = (process: SimulatedProcess, downMs: number) => {
    const { slot } = process;
    if (running.get(slot)?.process !== process) return;
    running.delete(slot);
    process.kill();
    scheduler.after(schedule.plan.sessionMs, () => {
      for (const membership of process.memberships) membership.expire();
    });
    scheduler.after(downMs, () => start(slot));
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
    kill(slot, downMs) {
      const process = running.get(slot)?.process;
      if (process !== undefined) takeDown(process, downMs);
    },
    stop(slot, downMs) {
      const found = running.get(slot);
      if (found === undefined) return;
      const stopping = Promise.allSettled(found.services.map((service) => service.stop()));
      void stopping.then(() => takeDown(found.process, downMs));
    },
    pause(slot, ms) {
      const process = running.get(slot)?.process;
      if (process === undefined || !process.isRunning()) return;
      process.pause();
      scheduler.after(schedule.plan.sessionMs, () => {
        if (process.isRunning()) return;
        for (const membership of process.memberships) membership.expire();
      });
      scheduler.after(ms, () => {
        process.resume();
        if (process.isRunning()) for (const membership of process.memberships) membership.comeBack();
      });
    },
  };
}

function contextOf(caller: Caller): ServiceContext {
  return {
    ...NAMING,
    log: simulatedLog(caller),
    store: simulatedStore(caller),
    registry: simulatedRegistry(caller),
    timing: simulatedTiming(caller),
    logger: silentLogger,
    metrics: silentMetrics,
  };
}

/** Starts what a slot runs; rejects when it cannot start or cannot go on. */
async function startServices(
  slot: Slot,
  context: ServiceContext,
  recovery: Recovery,
  services: RunningService[],
): Promise<void> {
  const intake = { acceptsDead: false };
  switch (slot) {
    case 'segmenter-1':
    case 'segmenter-2':
      services.push(await startSegmenter(context, { recovery }));
      break;
    case 'intake-1':
    case 'intake-2':
      services.push(await startIntake(context, purchases, intake));
      services.push(await startIntake(context, interactions, intake));
      services.push(await startIntake(context, feedback, intake));
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
  if (hasCode(error, 'refused')) {
    if (world.storeFaults > 0 && error.message.includes('--rebuild')) return 'rebuild';
    if (world.clockFaults > 0 && error.message.startsWith('Cannot tell the time')) return 'refuse';
    return undefined;
  }
  const isOutage = hasCode(error, 'log-unavailable', 'store-unavailable', 'registry-unavailable');
  return isOutage || hasCode(error, 'outcome-unknown') ? 'refuse' : undefined;
}
