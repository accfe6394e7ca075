import { type KafkaOptions, startKafka, startRedis, startRegistry } from '../../infra/local/index.ts';
import type { TestServers } from './test-servers.ts';

/** Servers that run as processes of this machine. */
export interface ServerProcesses extends TestServers {
  /** Process ids of those whose cost is measured. */
  readonly pids: { readonly broker: number; readonly redis: number };
}

/** Starts the servers as processes of this machine. */
export async function startProcesses({ life }: Pick<KafkaOptions, 'life'> = {}): Promise<ServerProcesses> {
  await using servers = new AsyncDisposableStack();
  const kafka = servers.use(await startKafka({ life }));
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
