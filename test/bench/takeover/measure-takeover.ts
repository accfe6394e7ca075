import { setTimeout as sleep } from 'node:timers/promises';
import { namesOf } from '@tidemark/pipeline';
import { pollUntil } from '../../support/poll-until.ts';
import type { RealContext, ServerUrls } from '../../support/real-context.ts';
import {
  type ServiceProcess,
  serviceEnvironment,
  startService,
  untilReady,
} from '../../support/service-process.ts';
import { isNewcomer, livePurchase } from '../live/live-purchase.ts';
import { receiveFirsts } from '../live/receive-firsts.ts';
import { median } from '../report/median.ts';
import { openBenchDeployment } from '../workload/bench-deployment.ts';
import { openSourceEncoder } from '../workload/source-encoder.ts';

/** What is killed, each started again as the same instance. */
export const VICTIMS = ['segmenter', 'purchases'] as const;
export type Victim = (typeof VICTIMS)[number];

/** Milliseconds from the start of the new process to the receipt of the first output of a purchase made after the kill. */
export interface Takeover {
  readonly victim: Victim;
  readonly medianMs: number;
  readonly eachMs: readonly number[];
}

const PER_SECOND = 40;
/** As shipped: not the shorter one of the tests. */
const SESSION = { KAFKA_SESSION_TIMEOUT_MS: '' };

/**
 * Kills the segmenter and an intake as they ship by SIGKILL while purchases come in, `rounds` times each, starts the same
 * instance again at once, and measures how long it takes to its first new output. On servers that serve nothing else.
 */
export async function measureTakeover(urls: ServerUrls, rounds: number): Promise<readonly Takeover[]> {
  const name = 'bench-takeover';
  await using context = await openBenchDeployment(name, urls);
  const env = { ...serviceEnvironment(name, urls), ...SESSION };
  const start = (victim: Victim) => startService({ main: `services/${victim}/src/main.ts`, env });
  const running = new Map<Victim, ServiceProcess>();
  for (const victim of VICTIMS) running.set(victim, await start(victim));
  await Promise.all([...running.values()].map(untilReady));
  await using shop = await openShop(context, urls);
  const takeovers: Takeover[] = [];
  for (const victim of VICTIMS) {
    const eachMs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await shop.untilOutputAfter(performance.now());
      const dying = running.get(victim)!;
      dying.kill('SIGKILL');
      await dying.exited;
      const startedAt = performance.now();
      const starting = start(victim);
      eachMs.push((await shop.untilOutputAfter(startedAt)) - startedAt);
      running.set(victim, await starting);
    }
    takeovers.push({ victim, medianMs: median(eachMs), eachMs });
  }
  for (const service of running.values()) await service[Symbol.asyncDispose]();
  return takeovers;
}

/** A shop that sells all the time. */
async function openShop(context: RealContext, urls: ServerUrls) {
  const sentAt = new Map<string, number>();
  /** When a purchase was made and when its output was received, of the purchase made last. */
  let newest = { sentAt: -1, receivedAt: -1 };
  const receiving = await receiveFirsts(
    { brokers: urls.kafkaBrokers, topic: namesOf(context).output('segment-changes') },
    (customerId) => {
      const sent = sentAt.get(customerId) ?? -1;
      if (sent > newest.sentAt) newest = { sentAt: sent, receivedAt: performance.now() };
    },
  );
  const toRecord = await openSourceEncoder(context);
  const appender = await context.log.openAppender();
  let isOpen = true;
  const sell = async () => {
    for (let index = 0; isOpen; index += 1) {
      const purchase = livePurchase(index, Date.now());
      if (isNewcomer(index)) sentAt.set(purchase.customerId, performance.now());
      await appender.append([toRecord(purchase)]);
      await sleep(1_000 / PER_SECOND);
    }
  };
  const selling = sell();
  return {
    /** When the first output was received of a purchase made after this instant. */
    async untilOutputAfter(instant: number): Promise<number> {
      await pollUntil('an output is received', () => newest.sentAt > instant);
      return newest.receivedAt;
    },
    async [Symbol.asyncDispose]() {
      isOpen = false;
      await selling;
      await appender.close();
      await receiving[Symbol.asyncDispose]();
    },
  };
}
