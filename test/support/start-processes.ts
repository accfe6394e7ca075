import { type KafkaOptions, startKafka, startRedis, startRegistry } from '../../infra/local/index.ts';
import type { TestServers } from './test-servers.ts';

/** Starts the servers as processes of this machine. */
export async function startProcesses({ life }: Pick<KafkaOptions, 'life'> = {}): Promise<TestServers> {
  await using servers = new AsyncDisposableStack();
  const kafka = servers.use(await startKafka({ life }));
  const registry = servers.use(await startRegistry());
  const redis = servers.use(await startRedis());
  const started = servers.move();
  return {
    kafkaBrokers: kafka.url,
    registryUrl: registry.url,
    redisUrl: redis.url,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}
