import { deploymentWith, setup, sourceNames } from '@tidemark/pipeline';
import {
  createMemoryBroker,
  createMemoryLog,
  createMemoryLogAdmin,
  createMemoryStore,
  createSilentLogger,
  type SchemaRegistry,
  type ServiceContext,
  type Timing,
} from '@tidemark/stream';
import type { Ablation } from '../ablations/ablation.ts';
import { NAMES, NAMING } from '../check/check-positions.ts';
import { createDraws, seedOf } from '../schedule/draws.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { prepareRegistry } from './prepare-registry.ts';
import { createScheduler } from './scheduler.ts';
import { silentMetrics } from './silent-metrics.ts';
import { createWallClocks, WORLD_START } from './wall-clocks.ts';
import type { World } from './world.ts';

/** Writes that each partition's store can lose. */
const REMEMBERED_WRITES = 16;

export const silentLogger = createSilentLogger();
let registry: Promise<SchemaRegistry> | undefined;

/** A deployment as `setup` leaves it, with nothing running yet. */
export async function makeWorld(
  schedule: Schedule,
  trace: World['trace'],
  ablation: Ablation | undefined,
): Promise<World> {
  registry ??= prepareRegistry();
  const scheduler = createScheduler();
  const clocks = createWallClocks(scheduler.now);
  const timing: Timing = { now: clocks.wall, wait: async () => undefined };
  const world: World = {
    schedule,
    ablation,
    scheduler,
    clocks,
    broker: createMemoryBroker(timing),
    store: createMemoryStore({ rememberedWrites: REMEMBERED_WRITES }),
    registry: await registry,
    draws: createDraws(seedOf(schedule.seed, 'world')),
    writes: [],
    sent: [],
    violations: [],
    folded: new Map(),
    isHealed: false,
    storeFaults: 0,
    clockFaults: 0,
    trace: (line) => trace(() => `${scheduler.now()} ${line()}`),
  };
  await setUp(world, timing);
  return world;
}

async function setUp({ schedule, broker, store, registry }: World, timing: Timing): Promise<void> {
  const { logPartitions, sourcePartitions, goLiveAfterMs, policy, time } = schedule.plan;
  for (const intake of sourceNames) {
    broker.createTopic({ topic: NAMES.source(intake), partitions: sourcePartitions, config: {} });
  }
  const context: ServiceContext = {
    ...NAMING,
    log: createMemoryLog(broker),
    admin: createMemoryLogAdmin(broker),
    store,
    registry,
    timing,
    logger: silentLogger,
    metrics: silentMetrics,
  };
  const deployment = deploymentWith({
    id: NAMING.deployment,
    partitions: logPartitions,
    zone: { name: 'simulated', initialOffsetMs: 3_600_000, transitions: [] },
    currencies: ['EUR', 'USD'],
    goLive: WORLD_START + goLiveAfterMs,
    time,
  });
  await setup(context, { deployment, policy, from: 'earliest' });
}
