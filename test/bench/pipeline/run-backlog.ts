import { setTimeout as sleep } from 'node:timers/promises';
import { DAY } from '@tidemark/core';
import { namesOf } from '@tidemark/pipeline';
import { pollUntil } from '../../support/poll-until.ts';
import type { RealContext } from '../../support/real-context.ts';
import { processCpuMicros } from '../servers/process-cpu.ts';
import type { BenchServers } from '../servers/start-bench-servers.ts';
import { openBenchDeployment } from '../workload/bench-deployment.ts';
import { type Backlog, fillSources, SOURCE_NAMES, sourceTopics } from '../workload/fill-sources.ts';
import { redisFootprint, usedMemory } from '../workload/redis-footprint.ts';
import { HISTORY_STARTS, shopHistory } from '../workload/shop-history.ts';
import { type CarriedEvents, countCarried } from './carried-events.ts';
import type { Checkout } from './checkout.ts';
import { countOutputs, type OutputCounts } from './count-outputs.ts';
import { driveTicks } from './drive-ticks.ts';
import { followLog } from './follow-log.ts';
import { type RunningPipeline, startPipeline } from './running-pipeline.ts';
import { type WarmCpu, watchWarmCpu } from './warm-cpu.ts';

export interface BacklogOptions {
  /** A name that nobody has used on these servers. */
  readonly name: string;
  readonly seed: string;
  readonly events: number;
  readonly customers: number;
  /** Of the events; as many days of silence follow. */
  readonly days: number;
  readonly checkout: Checkout;
  readonly servers: BenchServers;
}

/** What it took to carry over, fold and publish a backlog. */
export interface BacklogRun extends OutputCounts {
  readonly events: number;
  /** From the first block in the log until everything is published. */
  readonly seconds: number;
  /** Of these, until the last event stands in the log. */
  readonly carriedSeconds: number;
  /** CPU by process, µs for each event of the backlog. */
  readonly cpuMicros: Readonly<Record<string, number>>;
  readonly customers: number;
  readonly bytesPerCustomer: number;
}

/** Between two ticks, so that they weigh the same however many events there are; as many ticks follow without events. */
const EVENTS_PER_TICK = 10_000;
const LOOK_MS = 50;

/** Leaves a backlog in all sources, starts all services on it, and measures until everything is folded and published. */
export async function runBacklog(options: BacklogOptions): Promise<BacklogRun> {
  const { name, checkout, servers } = options;
  await using context = await openBenchDeployment(name, servers, 'simulated');
  const backlog = await fillSources(context, shopHistory(options));
  const usedBefore = await usedMemory(servers.redisUrl);
  const carried = countCarried(backlog, HISTORY_STARTS);
  let startedAt = Number.NaN;
  await using _ = await followLog(context, servers.kafkaBrokers, (partition, offset, block) => {
    if (Number.isNaN(startedAt) && block.origins.length > 0) startedAt = performance.now();
    carried.note(partition, offset, block);
  });
  const brokerBefore = processCpuMicros(servers.pids.broker);
  const services = [...SOURCE_NAMES, 'segmenter'];
  await using pipeline = await startPipeline({ checkout, deployment: name, services, servers });

  const { carriedAt, publishedAt, cpu } = await untilPublished(context, options, {
    backlog,
    carried,
    pipeline,
  });
  await pollUntil('everything is applied', () => isApplied(context));
  const microsOf = (process: string) => {
    if (process === 'broker') return (pipeline.cpuMicros(process) - brokerBefore) / backlog.events;
    return (cpu.microsPerEvent(process) * (backlog.bySource.get(process) ?? backlog.events)) / backlog.events;
  };
  const cpuMicros = Object.fromEntries(pipeline.processes.map((process) => [process, microsOf(process)]));
  const { customers, bytesPerCustomer } = await redisFootprint(context, servers.redisUrl, usedBefore);
  return {
    ...(await countOutputs(context)),
    events: backlog.events,
    seconds: (publishedAt - startedAt) / 1_000,
    carriedSeconds: (carriedAt - startedAt) / 1_000,
    cpuMicros,
    customers,
    bytesPerCustomer,
  };
}

interface Published {
  /** By `performance.now()`, as `publishedAt`. */
  readonly carriedAt: number;
  readonly publishedAt: number;
  readonly cpu: WarmCpu;
}

interface Underway {
  readonly backlog: Backlog;
  readonly carried: CarriedEvents;
  readonly pipeline: RunningPipeline;
}

/** Drives time and watches who has become warm, until the last tick is folded and what it found due is published. */
async function untilPublished(
  context: RealContext,
  { days }: BacklogOptions,
  { backlog, carried, pipeline }: Underway,
): Promise<Published> {
  const topics = sourceTopics(context);
  let folded = 0;
  const doings = [
    ...[...topics].map(([topic, source]) => ({
      process: source,
      events: backlog.bySource.get(source) ?? 0,
      done: () => carried.ofTopic(topic),
    })),
    ...['segmenter', 'redis'].map((process) => ({ process, events: backlog.events, done: () => folded })),
  ];
  const cpu = watchWarmCpu(doings, pipeline.cpuMicros);
  let isPublished = false;
  const publishing = driveTicks(context, {
    from: HISTORY_STARTS,
    until: HISTORY_STARTS + 2 * days * DAY,
    everyMs: (days * DAY) / Math.max(1, Math.round(backlog.events / EVENTS_PER_TICK)),
    reached: carried.reached,
  }).finally(() => {
    isPublished = true;
  });
  let carriedAt: number | undefined;
  while (!isPublished) {
    pipeline.assertRunning();
    folded = await foldedEvents(context, carried);
    cpu.look();
    if (carried.reached() === Number.POSITIVE_INFINITY) carriedAt ??= performance.now();
    await sleep(LOOK_MS);
  }
  await publishing;
  const publishedAt = performance.now();
  return { carriedAt: carriedAt ?? publishedAt, publishedAt, cpu };
}

async function foldedEvents(context: RealContext, carried: CarriedEvents): Promise<number> {
  const { progressGroup, customerEvents } = namesOf(context);
  const committed = await context.log.committed(progressGroup, customerEvents);
  return [...committed].reduce((sum, [partition, { offset }]) => sum + carried.below(partition, offset), 0);
}

/** Whether the states, too, have come as far as what is published. */
async function isApplied(context: RealContext): Promise<boolean> {
  const { progressGroup, customerEvents } = namesOf(context);
  for (const [partition, { offset }] of await context.log.committed(progressGroup, customerEvents)) {
    if ((await context.store.partition(partition).readFields([])).applied !== offset) return false;
  }
  return true;
}
