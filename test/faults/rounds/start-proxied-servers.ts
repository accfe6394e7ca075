import {
  freePort,
  type RunningRedis,
  type RunningServer,
  startKafka,
  startRedis,
} from '../../../infra/local/index.ts';
import type { ServerUrls } from '../../support/real-context.ts';
import { kafkaWire } from '../proxy/kafka-wire.ts';
import { redisWire } from '../proxy/redis-wire.ts';
import { type CuttingProxy, startProxy } from '../proxy/start-proxy.ts';

/** A Kafka and a Redis for one run of faults, each behind a proxy that can cut connections. */
export interface ProxiedServers extends AsyncDisposable {
  readonly kafka: RunningServer;
  readonly redis: RunningRedis;
  readonly proxies: { readonly kafka: CuttingProxy; readonly redis: CuttingProxy };
  /** For driver and checks: past the proxies. */
  readonly direct: ServerUrls;
  /** For the services: through the proxies. */
  readonly proxied: ServerUrls;
}

/** Starts Kafka, Redis and their proxies. No fault reaches the registry: it may be shared. */
export async function startProxiedServers(registryUrl: string): Promise<ProxiedServers> {
  await using opened = new AsyncDisposableStack();
  const kafkaListener = { port: await freePort(), advertisedPort: await freePort() };
  const kafkaProxy = opened.use(
    await startProxy({
      port: kafkaListener.advertisedPort,
      targetPort: kafkaListener.port,
      wire: kafkaWire,
    }),
  );
  const kafka = opened.use(await startKafka({ life: 'short', proxied: kafkaListener }));
  const redis = opened.use(await startRedis({ appendOnly: 'everysec' }));
  const redisProxy = opened.use(
    await startProxy({ port: await freePort(), targetPort: redis.port, wire: redisWire }),
  );
  const stack = opened.move();
  return {
    kafka,
    redis,
    proxies: { kafka: kafkaProxy, redis: redisProxy },
    direct: { kafkaBrokers: kafka.url, redisUrl: redis.url, registryUrl },
    proxied: {
      kafkaBrokers: `127.0.0.1:${kafkaProxy.port}`,
      redisUrl: `redis://127.0.0.1:${redisProxy.port}`,
      registryUrl,
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
