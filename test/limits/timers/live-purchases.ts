import { setTimeout as sleep } from 'node:timers/promises';
import { namesOf } from '@tidemark/pipeline';
import { isNewcomer, livePurchase } from '../../bench/live/live-purchase.ts';
import { receiveFirsts } from '../../bench/live/receive-firsts.ts';
import { openSourceEncoder } from '../../bench/workload/source-encoder.ts';
import { pollUntil } from '../../support/poll-until.ts';
import type { RealContext, ServerUrls } from '../../support/real-context.ts';

/** How often the sender wakes; what is due by then goes out in one request. */
const WAKE_EVERY_MS = 5;
const LAST_OUTPUT_TIMEOUT_MS = 60_000;

/** From sending a newcomer's purchase to receiving what it caused. */
export interface LiveLatency {
  /** By `performance.now()`. */
  readonly sentAt: number;
  readonly latencyMs: number;
}

/** Purchases that come in at a steady rate, however slow they are taken. */
export interface LivePurchases extends AsyncDisposable {
  /** Stops sending, waits for the last outputs, and returns every latency. Disposing only stops. */
  end(): Promise<readonly LiveLatency[]>;
}

/** Starts sending when everything that was published before has been received. */
export async function sendLivePurchases(
  context: RealContext,
  { kafkaBrokers }: Pick<ServerUrls, 'kafkaBrokers'>,
  options: { readonly perSecond: number; readonly publishedBefore: number },
): Promise<LivePurchases> {
  const waiting = new Map<string, number>();
  const latencies: LiveLatency[] = [];
  let received = 0;
  const receiver = await receiveFirsts(
    { brokers: kafkaBrokers, topic: namesOf(context).output('segment-changes') },
    (customerId) => {
      received += 1;
      const sentAt = waiting.get(customerId);
      waiting.delete(customerId);
      if (sentAt !== undefined) latencies.push({ sentAt, latencyMs: performance.now() - sentAt });
    },
  );
  await pollUntil('what was published before is received', () => received >= options.publishedBefore);
  const stopping = new AbortController();
  const sending = sendUntil(context, options.perSecond, stopping.signal, (customerId) =>
    waiting.set(customerId, performance.now()),
  );
  const stop = async () => {
    stopping.abort();
    await sending;
  };
  return {
    end: async () => {
      await stop();
      await pollUntil(
        'the last live purchase is published',
        () => waiting.size === 0,
        LAST_OUTPUT_TIMEOUT_MS,
      );
      return latencies;
    },
    [Symbol.asyncDispose]: async () => {
      await stop();
      await receiver[Symbol.asyncDispose]();
    },
  };
}

async function sendUntil(
  context: RealContext,
  perSecond: number,
  stopping: AbortSignal,
  onNewcomer: (customerId: string) => void,
): Promise<void> {
  const toRecord = await openSourceEncoder(context);
  const appender = await context.log.openAppender();
  const sendings: Promise<unknown>[] = [];
  const startedAt = performance.now();
  let sent = 0;
  while (!stopping.aborted) {
    const due = Math.floor(((performance.now() - startedAt) / 1_000) * perSecond);
    const records = Array.from({ length: due - sent }, (_, more) => {
      const purchase = livePurchase(sent + more, Date.now());
      if (isNewcomer(sent + more)) onNewcomer(purchase.customerId);
      return toRecord(purchase);
    });
    sent = due;
    if (records.length > 0) sendings.push(appender.append(records));
    await sleep(WAKE_EVERY_MS);
  }
  await Promise.all(sendings);
  await appender.close();
}
