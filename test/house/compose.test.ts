import { expect, test } from 'vitest';
import { nodeSettings } from '../../infra/local/kafka/node-settings.ts';
import { STACK_PORTS } from '../../infra/local/stack/start-stack.ts';
import { readCompose } from '../support/read-compose.ts';

const { kafka, registry, redis } = (await readCompose()).services;

test('the images are those of the versions that run as processes', () => {
  expect([kafka.image, registry.image, redis.image]).toEqual([
    'apache/kafka:4.3.1',
    'apicurio/apicurio-registry:3.3.3',
    'redis:7',
  ]);
});

test('the published ports are those of the local stack, on this machine only', () => {
  expect([kafka.ports, registry.ports, redis.ports]).toEqual([
    [`127.0.0.1:${STACK_PORTS.kafka}:9092`],
    [`127.0.0.1:${STACK_PORTS.registry}:8080`],
    [`127.0.0.1:${STACK_PORTS.redis}:6379`],
  ]);
});

test.each(
  nodeSettings(9092, 9093, '/data')
    .trim()
    .split('\n')
    .map((line) => line.split('=') as [string, string])
    // Where the node listens and keeps its data is each one's own.
    .filter(([name]) => !/listeners?|quorum|log\.dirs/.test(name)),
)('Kafka has %s=%s in both', (name, value) => {
  expect(kafka.environment[`KAFKA_${name.toUpperCase().replaceAll('.', '_')}`]).toBe(value);
});

test('Redis evicts nothing and writes its append-only file every second', () => {
  expect(redis.command.join(' ')).toBe(
    'redis-server --save  --appendonly yes --appendfsync everysec --maxmemory-policy noeviction',
  );
});
