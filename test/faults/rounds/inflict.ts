import { setTimeout as sleep } from 'node:timers/promises';
import { namesOf, sourceNames } from '@tidemark/pipeline';
import type { ServiceContext } from '@tidemark/stream';
import { cutAppendOnly, type Increment } from './cut-append-only.ts';
import type { Ending, Fault } from './fault.ts';
import { retryOutages } from './retry-outages.ts';
import type { Flow } from './start-flow.ts';
import type { ProxiedServers } from './start-proxied-servers.ts';
import type { SupervisedServices } from './start-supervised-services.ts';
import { untilPublished } from './until-recovered.ts';

/** Everything that a fault may act on. */
export interface Scene {
  readonly servers: ProxiedServers;
  readonly context: ServiceContext;
  readonly partitions: number;
  readonly services: SupervisedServices;
  readonly flow: Flow;
  /** Of the append-only file these bytes always stay. Moves on when the system has recovered from a cut. */
  floor: Increment;
}

/** What came of a fault, for the report. */
export interface Inflicted {
  /** In words. */
  readonly what: string;
  /** Records by which the states went back, over all partitions. */
  readonly wentBack: number;
}

/** Kafka writes the markers of a transaction after it has answered; within this they are written. */
const MARKERS_MS = 500;
/** A request that has not come within this: nothing flows. */
const CUT_TIMEOUT_MS = 60_000;

/** Does what the fault says, and lets what was frozen or stopped go on. */
export async function inflict(scene: Scene, fault: Fault): Promise<Inflicted> {
  const { servers, services, flow } = scene;
  if (fault.kind === 'reply-cut') {
    const { cut } = fault;
    const done = await servers.proxies[fault.server].cut(cut, AbortSignal.timeout(CUT_TIMEOUT_MS));
    const late = cut.manner === 'late' ? ` by ${cut.lateMs} ms` : '';
    return harmless(`reply to ${done.request} cut, ${cut.manner}${late}, after ${cut.passings} others`);
  }
  await sleep(fault.afterMs);
  switch (fault.kind) {
    case 'kill':
      services.signal(fault.victim, 'SIGKILL');
      return harmless(`${fault.victim} killed`);
    case 'freeze':
      services.signal(fault.victim, 'SIGSTOP');
      await sleep(fault.frozenMs);
      services.signal(fault.victim, 'SIGCONT');
      return harmless(`${fault.victim} frozen for ${fault.frozenMs} ms`);
    case 'redis-cut':
      return cutRedis(scene, fault.bytes);
    case 'redis-restart':
      await servers.redis.kill(fault.signal);
      await servers.redis.restart();
      return harmless(`Redis restarted after ${fault.signal}`);
    case 'broker-restart':
      await flow.betweenAppends(() => restartBroker(scene, fault.signal));
      return harmless(`broker restarted after ${fault.signal}`);
    default:
      return fault satisfies never;
  }
}

function harmless(what: string): Inflicted {
  return { what, wentBack: 0 };
}

/**
 * A broker that is alone is restarted only while no transaction is under way, because Kafka 4.3.1 then loses some that it has
 * acknowledged:
 *
 * 1. EndTxn is answered, the markers are not yet written; 2. the partitions have no leader for a moment: while the broker stops,
 * or after kill -9, when it leads by its old metadata until its controller takes that back; 3. the broker logs "Couldn't find
 * leader endpoint …, these partitions are likely deleted", drops the markers, and calls the transaction complete. Its outputs do not
 * show, C never moves, and the segmenter, whose A has moved, refuses: that is its duty. With replicas a partition keeps a leader.
 */
async function restartBroker(scene: Scene, signal: Ending): Promise<void> {
  const { context, servers } = scene;
  await untilPublished(scene);
  await sleep(MARKERS_MS);
  await servers.kafka.kill(signal);
  await servers.kafka.restart();
  // Every partition that is written to has its leader again: else the next append is repeated for those that had theirs.
  for (const topic of writtenTopics(context)) await retryOutages(() => context.log.bounds(topic));
}

function writtenTopics(context: ServiceContext): readonly string[] {
  const names = namesOf(context);
  return [names.customerEvents, ...sourceNames.map((name) => names.source(name))];
}

async function cutRedis(scene: Scene, asked: number): Promise<Inflicted> {
  const { redis, proxies } = scene.servers;
  const before = await appliedOffsets(scene);
  await redis.kill();
  const bytes = await cutAppendOnly(redis, asked, scene.floor);
  // Nobody folds again before it is known how far the states went back.
  proxies.redis.block();
  await redis.restart();
  const after = await retryOutages(() => appliedOffsets(scene));
  proxies.redis.unblock();
  const wentBack = before.reduce((sum, applied, index) => sum + Math.max(0, applied - after[index]!), 0);
  return { what: `Redis killed and ${bytes} bytes cut: states back by ${wentBack} records`, wentBack };
}

/** A of every partition. Each has one before the first round. */
async function appliedOffsets({ context, partitions }: Scene): Promise<readonly number[]> {
  const reads = Array.from({ length: partitions }, (_, each) => context.store.partition(each).readFields([]));
  return (await Promise.all(reads)).map(({ applied }) => applied ?? 0);
}
