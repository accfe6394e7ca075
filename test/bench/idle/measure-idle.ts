import { setTimeout as sleep } from 'node:timers/promises';
import { retail } from '@tidemark/core';
import { deploymentWith, setup, zoneTransitions } from '@tidemark/pipeline';
import { Redis } from 'ioredis';
import { openRealContext, type ServerUrls } from '../../support/real-context.ts';
import { TIDEMARK } from '../../support/run-command.ts';
import {
  type ServiceProcess,
  serviceEnvironment,
  startService,
  untilReady,
} from '../../support/service-process.ts';
import { SERVICES } from '../../support/start-services.ts';
import { cpuSeconds } from './cpu-seconds.ts';
import type { CountingProxy, RequestCounts } from './start-counting-proxy.ts';

/** What processes cost while nothing happens. */
export interface IdleReport {
  readonly costs: readonly IdleCost[];
  /** A second, of all of them. */
  readonly redisCommands: number;
}

/** What one process costs. */
export interface IdleCost {
  readonly name: string;
  /** User and system, of one core: 0.01 is one per cent. */
  readonly cores: number;
  /** Requests to Kafka a second by what they ask for; of servers none. */
  readonly requests: ReadonlyMap<string, number>;
}

export interface IdleServers {
  readonly direct: ServerUrls;
  /** Through the proxy. */
  readonly proxied: ServerUrls;
  readonly proxy: CountingProxy;
  /** By name, of the servers. */
  readonly pids: ReadonlyMap<string, number>;
}

/** As `tidemark setup` makes it. */
const PARTITIONS = 8;
/** Compiled, assigned, and past the first looks. */
const SETTLE_MS = 20_000;
const NAME = 'bench-idle';

/**
 * Starts processes on an empty stack, lets them settle, and measures for a while what each of them, and each server, costs.
 * The services as they ship, first each in a process of its own, then all in one; returns the reports of both.
 */
export async function measureIdle(servers: IdleServers, seconds: number): Promise<readonly IdleReport[]> {
  await using context = await openRealContext(NAME, servers.direct);
  const zone = zoneTransitions('Europe/Berlin');
  const kept = { id: NAME, partitions: PARTITIONS, zone, currencies: ['EUR'], goLive: 0 };
  const deployment = deploymentWith({ ...kept, time: 'real' });
  await setup(context, { deployment, policy: retail, from: 'earliest' });
  const env = { ...serviceEnvironment(NAME, servers.proxied), KAFKA_SESSION_TIMEOUT_MS: '' };
  const apart = SERVICES.map((name) => ({ name, main: `services/${name}/src/main.ts`, arguments: [], env }));
  const together = [{ name: 'run', main: TIDEMARK, arguments: ['run'], env }];
  return [await watch(servers, apart, seconds), await watch(servers, together, seconds)];
}

type Started = Parameters<typeof startService>[0] & { readonly name: string };

async function watch(servers: IdleServers, plans: readonly Started[], seconds: number): Promise<IdleReport> {
  await using started = new AsyncDisposableStack();
  const services = new Map<string, ServiceProcess>();
  for (const plan of plans) services.set(plan.name, started.use(await startService(plan)));
  await Promise.all([...services.values()].map(untilReady));
  await sleep(SETTLE_MS);
  const pids = new Map([...servers.pids, ...[...services].map(([name, { pid }]) => [name, pid] as const)]);
  const redis = new Redis(servers.direct.redisUrl);
  const commandsBefore = await commandsOf(redis);
  const before = new Map([...pids].map(([name, pid]) => [name, cpuSeconds(pid)]));
  servers.proxy.take();
  await sleep(seconds * 1_000);
  const counts = servers.proxy.take();
  const costs = [...pids].map(([name, pid]) => ({
    name,
    cores: (cpuSeconds(pid) - before.get(name)!) / seconds,
    requests: requestsOf(counts, name, seconds),
  }));
  const commands = ((await commandsOf(redis)) - commandsBefore) / seconds;
  redis.disconnect();
  return { costs, redisCommands: commands };
}

function requestsOf(counts: RequestCounts, service: string, seconds: number): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [clientId, ofClient] of counts) {
    if (clientId.split('@')[0] !== `${NAME}-${service}`) continue;
    for (const [name, count] of ofClient) sums.set(name, (sums.get(name) ?? 0) + count / seconds);
  }
  return sums;
}

async function commandsOf(redis: Redis): Promise<number> {
  return Number(/total_commands_processed:(\d+)/.exec(await redis.info('stats'))![1]);
}
