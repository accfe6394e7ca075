import { setTimeout as sleep } from 'node:timers/promises';
import { DAY } from '@tidemark/core';
import type { Purchase } from '@tidemark/schemas';
import { LOG_PARTITIONS, openBenchDeployment } from '../../bench/workload/bench-deployment.ts';
import { fillBacklog } from '../../bench/workload/fill-backlog.ts';
import { pollUntil } from '../../support/poll-until.ts';
import type { RealContext, ServerUrls } from '../../support/real-context.ts';
import { runCommand, TIDEMARK } from '../../support/run-command.ts';
import { serviceEnvironment } from '../../support/service-process.ts';
import { isCarriedOver, isFolded } from '../carry-backlog.ts';
import { startMeasured } from '../measured-service.ts';
import { writtenTicks } from '../written-ticks.ts';
import { sendLivePurchases } from './live-purchases.ts';
import { type Latencies, summarizeLatencies } from './summarize-latencies.ts';

export interface OverdueOptions {
  /** A name that nobody has used on these servers. */
  readonly name: string;
  /** Customers who bought once, 30 days and a little ago: each has one silence to be published. */
  readonly timers: number;
  /** Live purchases; a quarter of them are newcomers', whose latency is measured. */
  readonly perSecond: number;
  /** How long is measured before the clock starts, and after all is published. */
  readonly calmSeconds: number;
  readonly servers: ServerUrls;
  readonly timeoutMs: number;
}

export interface OverdueResult {
  readonly timers: number;
  /** From the first tick until nothing is overdue. */
  readonly workedOffSeconds: number;
  /** Ticks that the clock has written. */
  readonly ticks: number;
  readonly before: Latencies;
  readonly meanwhile: Latencies;
  readonly after: Latencies;
  readonly peakRssMib: Readonly<Record<string, number>>;
  readonly auditCode: number | null;
  readonly audit: string;
}

/** Not counted: the first purchases find connections, caches and code cold. */
const WARM_UP_MS = 2_000;

/** Lets all timers fall due before the first tick, then starts the clock while purchases come in. */
export async function overdueTimers(options: OverdueOptions): Promise<OverdueResult> {
  const { name, timers, perSecond, calmSeconds, servers, timeoutMs } = options;
  await using context = await openBenchDeployment(name, servers);
  await fillBacklog(context, silentCustomers(timers));
  const env = serviceEnvironment(name, servers);
  await using intake = await startMeasured('purchases', env);
  await using segmenter = await startMeasured('segmenter', env);
  const isLoaded = async () => (await isCarriedOver(context, [intake, segmenter])) && isFolded(context);
  await pollUntil('the customers are loaded', isLoaded, timeoutMs);

  await using live = await sendLivePurchases(context, servers, { perSecond, publishedBefore: timers });
  await sleep(WARM_UP_MS);
  const calmFrom = performance.now();
  await sleep(calmSeconds * 1_000);
  const calmUntil = performance.now();
  await using clock = await startMeasured('clock', env);
  const overdueFrom = performance.now();
  await pollUntil('nothing is overdue', async () => (await overdue(context)) === 0, timeoutMs);
  const overdueUntil = performance.now();
  await sleep(calmSeconds * 1_000);
  const latencies = await live.end();

  const between = (from: number, until: number) => summarizeLatencies(latencies, from, until);
  const ticks = await writtenTicks(clock);
  const services = [intake, segmenter, clock];
  await pollUntil('all is folded', () => isFolded(context), timeoutMs);
  const { code, stdout, stderr } = await runCommand([TIDEMARK, 'audit'], env);
  return {
    timers,
    workedOffSeconds: (overdueUntil - overdueFrom) / 1_000,
    ticks,
    before: between(calmFrom, calmUntil),
    meanwhile: between(overdueFrom, overdueUntil),
    after: between(overdueUntil, Number.POSITIVE_INFINITY),
    peakRssMib: Object.fromEntries(services.map((each) => [each.name, each.peakRssMib()])),
    auditCode: code,
    audit: `${stdout}${stderr}`,
  };
}

function* silentCustomers(count: number): Generator<Purchase> {
  const until = Date.now() - 30 * DAY;
  for (let index = 0; index < count; index += 1) {
    yield {
      eventId: `o-${index}`,
      customerId: `silent-${String(index).padStart(6, '0')}`,
      orderId: null,
      occurredAt: until - (count - index),
      kind: 'PURCHASE',
      amountMinor: 1_000 + (index % 90) * 100,
      currency: 'EUR',
      channel: 'web',
      source: 'ONLINE',
      customerType: null,
    };
  }
}

async function overdue({ store }: RealContext): Promise<number> {
  let sum = 0;
  for (let partition = 0; partition < LOG_PARTITIONS; partition += 1) {
    sum += (await store.partition(partition).size(Date.now())).overdue;
  }
  return sum;
}
