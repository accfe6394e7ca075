import {
  freePort,
  type KafkaOptions,
  startKafka,
  startRedis,
  startRegistry,
} from '../../../infra/local/index.ts';
import type { ServerUrls } from '../../support/real-context.ts';
import { type Slowness, startDelayProxy } from './start-delay-proxy.ts';

/** Servers of one's own, and the same behind proxies that make one of them slow. */
export interface SlowServers extends AsyncDisposable {
  readonly asTheyAre: ServerUrls;
  readonly slowRedis: ServerUrls;
  readonly slowBroker: ServerUrls;
}

/** Starts them. Kafka sends those who come through its proxy there again. */
export async function startSlowServers({
  life,
  ...slowness
}: Slowness & Pick<KafkaOptions, 'life'>): Promise<SlowServers> {
  await using started = new AsyncDisposableStack();
  const [listenerPort, kafkaProxyPort, redisProxyPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const kafka = started.use(
    await startKafka({ life, proxied: { port: listenerPort, advertisedPort: kafkaProxyPort } }),
  );
  const registry = started.use(await startRegistry());
  const redis = started.use(await startRedis());
  started.use(await startDelayProxy({ ...slowness, port: kafkaProxyPort, targetPort: listenerPort }));
  started.use(await startDelayProxy({ ...slowness, port: redisProxyPort, targetPort: redis.port }));
  const asTheyAre = { kafkaBrokers: kafka.url, registryUrl: registry.url, redisUrl: redis.url };
  const servers = started.move();
  return {
    asTheyAre,
    slowRedis: { ...asTheyAre, redisUrl: `redis://127.0.0.1:${redisProxyPort}` },
    slowBroker: { ...asTheyAre, kafkaBrokers: `127.0.0.1:${kafkaProxyPort}` },
    [Symbol.asyncDispose]: () => servers.disposeAsync(),
  };
}
