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

/** Milliseconds of one takeover each, and their median. */
export interface Takeovers {
  readonly medianMs: number;
  readonly eachMs: readonly number[];
}

const PER_SECOND = 40;
/** So many milliseconds' purchases after a kill are of the dead one's partitions, too. */
const MADE_AFTER_MS = 1_000;
/** Until two who share the partitions have settled. */
const SHARED_MS = 5_000;
/** As shipped: not the shorter one of the tests. */
const SESSION = { KAFKA_SESSION_TIMEOUT_MS: '' };

/**
 * Kills the segmenter and an intake as they ship by SIGKILL while purchases come in, `rounds` times each, starts the same
 * instance again at once, and measures how long it takes from its start to the receipt of the first output of a purchase made
 * after that. On servers that serve nothing else.
 */
export async function measureRestarts(
  urls: ServerUrls,
  rounds: number,
): Promise<ReadonlyMap<Victim, Takeovers>> {
  const name = 'bench-takeover';
  await using context = await openBenchDeployment(name, urls);
  const env = { ...serviceEnvironment(name, urls), ...SESSION };
  const start = (victim: Victim) => startService({ main: `services/${victim}/src/main.ts`, env });
  const running = new Map<Victim, ServiceProcess>();
  for (const victim of VICTIMS) running.set(victim, await start(victim));
  await Promise.all([...running.values()].map(untilReady));
  await using shop = await openShop(context, urls);
  const takeovers = new Map<Victim, Takeovers>();
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
    takeovers.set(victim, { medianMs: median(eachMs), eachMs });
  }
  for (const service of running.values()) await service[Symbol.asyncDispose]();
  return takeovers;
}

/**
 * Kills one of two segmenters by SIGKILL while purchases come in, `rounds` times, starts another one beside the one that is
 * left only afterwards, and measures how long it takes from the kill until all outputs of the next second's purchases are received.
 */
export async function measureStandBy(urls: ServerUrls, rounds: number): Promise<Takeovers> {
  const name = 'bench-stand-by';
  await using context = await openBenchDeployment(name, urls);
  const env = { ...serviceEnvironment(name, urls), ...SESSION };
  const startSegmenter = (id: string) =>
    startService({ main: 'services/segmenter/src/main.ts', env: { ...env, INSTANCE_ID: id } });
  const intake = await startService({ main: 'services/purchases/src/main.ts', env });
  let staying = await startSegmenter('0');
  await Promise.all([intake, staying].map(untilReady));
  await using shop = await openShop(context, urls);
  const eachMs: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const joining = await startSegmenter(String(round));
    await untilReady(joining);
    // Both own partitions, and have published since.
    await shop.untilAllReceived(performance.now(), SHARED_MS);
    staying.kill('SIGKILL');
    await staying.exited;
    const killedAt = performance.now();
    eachMs.push((await shop.untilAllReceived(killedAt, MADE_AFTER_MS)) - killedAt);
    staying = joining;
  }
  for (const service of [intake, staying]) await service[Symbol.asyncDispose]();
  return { medianMs: median(eachMs), eachMs };
}

/** A shop that sells all the time. */
async function openShop(context: RealContext, urls: ServerUrls) {
  const sentAt = new Map<string, number>();
  const receivedAt = new Map<string, number>();
  /** When a purchase was made and when its output was received, of the purchase made last. */
  let newest = { sentAt: -1, receivedAt: -1 };
  const receiving = await receiveFirsts(
    { brokers: urls.kafkaBrokers, topic: namesOf(context).output('segment-changes') },
    (customerId) => {
      receivedAt.set(customerId, performance.now());
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
    /** When the last output was received of the newcomers' purchases made within `ms` milliseconds after an instant. */
    async untilAllReceived(instant: number, ms: number): Promise<number> {
      await sleep(instant + ms - performance.now());
      const made = [...sentAt].filter(([, at]) => at >= instant && at < instant + ms).map(([id]) => id);
      await pollUntil('all outputs are received', () => made.every((id) => receivedAt.has(id)));
      return Math.max(...made.map((id) => receivedAt.get(id)!));
    },
    async [Symbol.asyncDispose]() {
      isOpen = false;
      await selling;
      await appender.close();
      await receiving[Symbol.asyncDispose]();
    },
  };
}
