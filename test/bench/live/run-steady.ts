import { setTimeout as sleep } from 'node:timers/promises';
import { namesOf } from '@tidemark/pipeline';
import { openSourceRecords } from '../../../packages/simulation/src/driving/source-records.ts';
import type { RealContext } from '../../support/real-context.ts';
import type { ServerProcesses } from '../../support/start-processes.ts';
import type { Checkout } from '../pipeline/checkout.ts';
import { countOutputs } from '../pipeline/count-outputs.ts';
import { type RunningPipeline, startPipeline } from '../pipeline/running-pipeline.ts';
import { openBenchDeployment } from '../workload/bench-deployment.ts';
import { SOURCE_NAMES } from '../workload/fill-sources.ts';
import { shopHistory } from '../workload/shop-history.ts';
import { receiveFirsts } from './receive-firsts.ts';
import { sendPaced } from './send-paced.ts';

export interface SteadyOptions {
  /** A name that nobody has used on these servers. */
  readonly name: string;
  readonly seed: string;
  readonly customers: number;
  readonly perSecond: number;
  /** How long is measured; the warm-up comes before. */
  readonly seconds: number;
  readonly checkout: Checkout;
  readonly servers: ServerProcesses;
  readonly profileFolder?: string | undefined;
}

/** What a steady load costs, and how fast it comes out. */
export interface SteadyRun {
  /** CPU by process, µs for each event, warm-up left out. */
  readonly cpuMicros: Readonly<Record<string, number>>;
  /** From the send of a customer's first event to the receipt of its first output, warm-up left out. */
  readonly latenciesMs: readonly number[];
  /** First events of whom nothing came back in time: must be 0. */
  readonly missing: number;
  readonly outputsPerEvent: number;
  /** Records that the intakes have appended to the log, a second. */
  readonly logRecordsPerSecond: number;
  /** Offset commits of all groups, those within transactions included, a second: by records of `__consumer_offsets`. */
  readonly commitsPerSecond: number;
  /** When the measured part began and ended, in microseconds of the machine's monotonic clock. */
  readonly measured: { readonly fromMicros: number; readonly untilMicros: number };
}

const WARM_UP_SECONDS = 10;
const LAST_OUTPUT_TIMEOUT_MS = 20_000;
const OFFSETS_TOPIC = '__consumer_offsets';

/**
 * Sends a shop's events at a steady rate, each to its source, through all services in real time. Sender and receiver are
 * this process: both instants of a latency are read from its one clock.
 */
export async function runSteady(options: SteadyOptions): Promise<SteadyRun> {
  const { name, checkout, servers, profileFolder } = options;
  await using context = await openBenchDeployment(name, servers);
  const services = [...SOURCE_NAMES, 'segmenter', 'clock'];
  await using pipeline = await startPipeline({
    checkout,
    deployment: name,
    services,
    servers,
    profileFolder,
  });
  const waiting = new Map<string, { readonly sentAt: number; readonly isCounted: boolean }>();
  const latenciesMs: number[] = [];
  await using _ = await receiveFirsts(
    { brokers: servers.kafkaBrokers, topic: namesOf(context).output('segment-changes') },
    (customerId) => {
      const first = waiting.get(customerId);
      waiting.delete(customerId);
      if (first?.isCounted) latenciesMs.push(performance.now() - first.sentAt);
    },
  );
  const sent = await send(context, pipeline, options, (customerId, isCounted) => {
    waiting.set(customerId, { sentAt: performance.now(), isCounted });
  });
  const deadline = performance.now() + LAST_OUTPUT_TIMEOUT_MS;
  while (waiting.size > 0 && performance.now() < deadline) await sleep(20);
  pipeline.assertRunning();
  const { outputs } = await countOutputs(context);
  return { ...sent, latenciesMs, missing: waiting.size, outputsPerEvent: outputs / eventsOf(options) };
}

function eventsOf({ perSecond, seconds }: SteadyOptions): number {
  return (WARM_UP_SECONDS + seconds) * perSecond;
}

/** Sends everything; `onFirst` is called as a customer's first event is sent. */
async function send(
  context: RealContext,
  pipeline: RunningPipeline,
  options: SteadyOptions,
  onFirst: (customerId: string, isCounted: boolean) => void,
): Promise<Omit<SteadyRun, 'latenciesMs' | 'missing' | 'outputsPerEvent'>> {
  const { perSecond, seconds } = options;
  const toRecord = await openSourceRecords(context);
  const events = shopHistory({ ...options, events: eventsOf(options), days: 1 });
  const seen = new Set<string>();
  const warmUp = WARM_UP_SECONDS * perSecond;
  let from: Promise<Mark> | undefined;
  await sendPaced(context, {
    count: eventsOf(options),
    perSecond,
    record: (index) => {
      if (index === warmUp) from = takeMark(context, pipeline);
      const event = events.next().value!;
      if (!seen.has(event.customerId)) onFirst(event.customerId, index >= warmUp);
      seen.add(event.customerId);
      return toRecord({ ...event, occurredAt: Date.now() });
    },
  });
  const [begin, end] = [(await from)!, await takeMark(context, pipeline)];
  const counted = perSecond * seconds;
  const elapsed = (end.atMicros - begin.atMicros) / 1_000_000;
  const perEvent = (process: string) => (end.cpuMicros[process]! - begin.cpuMicros[process]!) / counted;
  return {
    cpuMicros: Object.fromEntries(pipeline.processes.map((process) => [process, perEvent(process)])),
    logRecordsPerSecond: (end.logRecords - begin.logRecords) / elapsed,
    commitsPerSecond: (end.commits - begin.commits) / elapsed,
    measured: { fromMicros: begin.atMicros, untilMicros: end.atMicros },
  };
}

interface Mark {
  readonly atMicros: number;
  readonly cpuMicros: Readonly<Record<string, number>>;
  readonly logRecords: number;
  readonly commits: number;
}

/** The CPU times are read before this returns, the offsets soon after. */
async function takeMark(context: RealContext, { processes, cpuMicros }: RunningPipeline): Promise<Mark> {
  const atMicros = Number(process.hrtime.bigint() / 1_000n);
  const cpu = Object.fromEntries(processes.map((each) => [each, cpuMicros(each)]));
  const logRecords = await recordsOf(context, namesOf(context).customerEvents);
  const commits = await recordsOf(context, OFFSETS_TOPIC);
  return { atMicros, cpuMicros: cpu, logRecords, commits };
}

async function recordsOf({ log }: RealContext, topic: string): Promise<number> {
  return (await log.bounds(topic))!.reduce((sum, { end }) => sum + end, 0);
}
