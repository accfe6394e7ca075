import { join } from 'node:path';
import { startKafka } from '../kafka/start-kafka.ts';
import { isPortFree } from '../machine/free-port.ts';
import type { RunningServer } from '../process/running-server.ts';
import { startRedis } from '../redis/start-redis.ts';
import { startRegistry } from '../registry/start-registry.ts';

/** Ports of the three servers on 127.0.0.1. */
export interface StackPorts {
  readonly kafka: number;
  readonly registry: number;
  readonly redis: number;
}

/** The ports that infra/compose.yaml publishes too. */
export const STACK_PORTS: StackPorts = { kafka: 9092, registry: 8081, redis: 6379 };

/** The three servers, running. Disposing stops them in the reverse order of their start. */
export interface Stack extends AsyncDisposable {
  /** What a service needs to reach them, by name of the variable. */
  readonly environment: Readonly<Record<'KAFKA_BROKERS' | 'SCHEMA_REGISTRY_URL' | 'REDIS_URL', string>>;
  /** Resolves with a message about the first server that ends without having been stopped. */
  readonly firstEnd: Promise<string>;
}

/**
 * Starts Kafka, the schema registry and Redis, in this order.
 *
 * With a folder they keep what they have there over restarts (the registry keeps it in Kafka, Redis in an
 * append-only file written every second); without one everything is gone when they stop.
 */
export async function startStack(ports: StackPorts, dataFolder: string | null): Promise<Stack> {
  await requireFreePorts(ports);
  const folder = (name: string) => (dataFolder === null ? {} : { folder: join(dataFolder, name) });
  await using servers = new AsyncDisposableStack();
  const kafka = servers.use(await startKafka({ port: ports.kafka, ...folder('kafka') }));
  const registry = servers.use(
    await startRegistry({ port: ports.registry, ...folder('registry'), kafkaBrokers: kafka.url }),
  );
  const redis = servers.use(
    await startRedis({ port: ports.redis, ...folder('redis'), appendOnly: 'everysec' }),
  );
  const started = servers.move();
  return {
    environment: { KAFKA_BROKERS: kafka.url, SCHEMA_REGISTRY_URL: registry.url, REDIS_URL: redis.url },
    firstEnd: Promise.race([
      sayEnd('Kafka', kafka),
      sayEnd('The registry', registry),
      sayEnd('Redis', redis),
    ]),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

async function requireFreePorts(ports: StackPorts): Promise<void> {
  for (const [name, port] of Object.entries(ports)) {
    if (await isPortFree(port)) continue;
    throw new Error(
      `Cannot start ${name} on port ${port}: something listens there already. Stop it, or choose another port with --${name}-port`,
    );
  }
}

async function sayEnd(name: string, server: RunningServer): Promise<string> {
  await server.ended();
  return `${name} has ended by itself; its log is ${server.logFile}`;
}
