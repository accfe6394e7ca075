import { GenericContainer, getContainerRuntimeClient, type StartedTestContainer, Wait } from 'testcontainers';
import { freePort } from '../../infra/local/index.ts';
import { type Compose, readCompose } from './read-compose.ts';
import type { TestServers } from './test-servers.ts';

/** True when a container engine answers on this machine. */
export async function hasContainerEngine(): Promise<boolean> {
  try {
    await getContainerRuntimeClient();
    return true;
  } catch {
    return false;
  }
}

/** Starts the servers in containers, with the images and settings of infra/compose.yaml. */
export async function startContainers(): Promise<TestServers> {
  const compose = await readCompose();
  await using containers = new AsyncDisposableStack();
  const start = async (container: GenericContainer): Promise<StartedTestContainer> =>
    containers.adopt(await container.start(), (started) => started.stop().then(() => undefined));
  const kafkaPort = await freePort();
  await start(kafkaContainer(compose, kafkaPort));
  const registry = await start(registryContainer(compose));
  const redis = await start(redisContainer(compose));
  const started = containers.move();
  return {
    kafkaBrokers: `localhost:${kafkaPort}`,
    registryUrl: `http://${registry.getHost()}:${registry.getMappedPort(8080)}/apis/ccompat/v7`,
    redisUrl: `redis://${redis.getHost()}:${redis.getMappedPort(6379)}`,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

function kafkaContainer(compose: Compose, port: number): GenericContainer {
  return (
    new GenericContainer(compose.services.kafka.image)
      // Clients are sent on to the advertised address: the port must be the same inside and outside.
      .withExposedPorts({ container: port, host: port })
      .withEnvironment({
        ...compose.services.kafka.environment,
        KAFKA_LISTENERS: `PLAINTEXT://0.0.0.0:${port},CONTROLLER://localhost:9093`,
        KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://localhost:${port}`,
        KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
        KAFKA_INTER_BROKER_LISTENER_NAME: 'PLAINTEXT',
      })
      .withWaitStrategy(Wait.forLogMessage('Kafka Server started'))
  );
}

/** In memory, unlike compose's: a test run keeps no schemas. */
function registryContainer(compose: Compose): GenericContainer {
  return new GenericContainer(compose.services.registry.image)
    .withExposedPorts(8080)
    .withWaitStrategy(Wait.forHttp('/apis/ccompat/v7/subjects', 8080));
}

function redisContainer(compose: Compose): GenericContainer {
  return new GenericContainer(compose.services.redis.image)
    .withCommand(compose.services.redis.command)
    .withExposedPorts(6379)
    .withWaitStrategy(Wait.forLogMessage('Ready to accept connections'));
}
