import { startKafka, startRedis, startRegistry } from '../../../infra/local/index.ts';
import type { ServerUrls } from '../../support/real-context.ts';

/** The servers of a run; two of them are measured, too. */
export interface BenchServers extends ServerUrls, AsyncDisposable {
  /** Process ids. */
  readonly pids: { readonly broker: number; readonly redis: number };
}

/** Starts a Kafka, a schema registry and a Redis of this run's own, as processes of this machine. */
export async function startBenchServers(): Promise<BenchServers> {
  await using servers = new AsyncDisposableStack();
  const kafka = servers.use(await startKafka());
  const registry = servers.use(await startRegistry());
  const redis = servers.use(await startRedis());
  const started = servers.move();
  return {
    kafkaBrokers: kafka.url,
    registryUrl: registry.url,
    redisUrl: redis.url,
    pids: { broker: kafka.pid, redis: redis.pid },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}
