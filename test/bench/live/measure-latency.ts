import { setTimeout as sleep } from 'node:timers/promises';
import { namesOf } from '@tidemark/pipeline';
import type { RealContext, ServerUrls } from '../../support/real-context.ts';
import { serviceEnvironment, startService, untilReady } from '../../support/service-process.ts';
import { openBenchDeployment } from '../workload/bench-deployment.ts';
import { openSourceEncoder } from '../workload/source-encoder.ts';
import { isNewcomer, livePurchase } from './live-purchase.ts';
import { receiveFirsts } from './receive-firsts.ts';
import { sendPaced } from './send-paced.ts';

export interface LatencyOptions {
  readonly perSecond: number;
  readonly seconds: number;
}

/** Milliseconds from sending a purchase to receiving what it caused, one for each new customer after the warm-up. */
export interface Latencies {
  readonly latenciesMs: readonly number[];
  /** Purchases sent, by newcomers and others. */
  readonly sent: number;
  /** Newcomers of whom nothing came back in time: must be 0. */
  readonly missing: number;
}

const WARM_UP_SECONDS = 3;
const LAST_OUTPUT_TIMEOUT_MS = 20_000;

/**
 * Measures the whole path as it runs in production: this process sends purchases at a steady rate, the service
 * `purchases` and the service `segmenter` carry them on, each in a process of its own, and this process reads
 * segment-changes, committed records only. Both instants are read from this process's one clock.
 */
export async function measureLatency(urls: ServerUrls, options: LatencyOptions): Promise<Latencies> {
  const name = 'bench-live';
  await using context = await openBenchDeployment(name, urls);
  const env = serviceEnvironment(name, urls);
  await using segmenter = await startService({ main: 'services/segmenter/src/main.ts', env });
  await using intake = await startService({ main: 'services/purchases/src/main.ts', env });
  await untilReady(segmenter);
  await untilReady(intake);
  return await sendAndReceive(context, urls, options);
}

async function sendAndReceive(
  context: RealContext,
  urls: ServerUrls,
  { perSecond, seconds }: LatencyOptions,
): Promise<Latencies> {
  const waiting = new Map<string, { readonly sentAt: number; readonly isCounted: boolean }>();
  const latenciesMs: number[] = [];
  await using _ = await receiveFirsts(
    { brokers: urls.kafkaBrokers, topic: namesOf(context).output('segment-changes') },
    (customerId) => {
      const first = waiting.get(customerId);
      waiting.delete(customerId);
      if (first?.isCounted) latenciesMs.push(performance.now() - first.sentAt);
    },
  );
  const toRecord = await openSourceEncoder(context);
  const warmUp = WARM_UP_SECONDS * perSecond;
  const count = warmUp + seconds * perSecond;
  await sendPaced(context, {
    count,
    perSecond,
    record: (index) => {
      const purchase = livePurchase(index, Date.now());
      const first = { sentAt: performance.now(), isCounted: index >= warmUp };
      if (isNewcomer(index)) waiting.set(purchase.customerId, first);
      return toRecord(purchase);
    },
  });
  const deadline = performance.now() + LAST_OUTPUT_TIMEOUT_MS;
  while (waiting.size > 0 && performance.now() < deadline) await sleep(20);
  return { latenciesMs, sent: count - warmUp, missing: waiting.size };
}
