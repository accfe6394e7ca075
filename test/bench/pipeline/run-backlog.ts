import { namesOf } from '@tidemark/pipeline';
import { pollUntil } from '../../support/poll-until.ts';
import type { RealContext } from '../../support/real-context.ts';
import type { ServerProcesses } from '../../support/start-processes.ts';
import { processCpuMicros } from '../servers/process-cpu.ts';
import { openBenchDeployment } from '../workload/bench-deployment.ts';
import { fillSources, SOURCE_NAMES } from '../workload/fill-sources.ts';
import { redisFootprint, usedMemory } from '../workload/redis-footprint.ts';
import { HISTORY_STARTS, shopHistory } from '../workload/shop-history.ts';
import { countCarried } from './carried-events.ts';
import type { Checkout } from './checkout.ts';
import { countOutputs, type OutputCounts } from './count-outputs.ts';
import { followLog } from './follow-log.ts';
import { startPipeline } from './running-pipeline.ts';
import { untilPublished } from './until-published.ts';

export interface BacklogOptions {
  /** A name that nobody has used on these servers. */
  readonly name: string;
  readonly seed: string;
  readonly events: number;
  readonly customers: number;
  /** Of the events; as many days of silence follow. */
  readonly days: number;
  readonly checkout: Checkout;
  readonly servers: ServerProcesses;
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

/** Leaves a backlog in all sources, starts all services on it, and measures until everything is folded and published. */
export async function runBacklog(options: BacklogOptions): Promise<BacklogRun> {
  const { name, days, checkout, servers } = options;
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

  const { carriedAt, publishedAt, cpu } = await untilPublished(context, { days, backlog, carried, pipeline });
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

/** Whether the states, too, have come as far as what is published. */
async function isApplied(context: RealContext): Promise<boolean> {
  const { progressGroup, customerEvents } = namesOf(context);
  for (const [partition, { offset }] of await context.log.committed(progressGroup, customerEvents)) {
    if ((await context.store.partition(partition).readFields([])).applied !== offset) return false;
  }
  return true;
}
