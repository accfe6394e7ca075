import { expect, inject, test } from 'vitest';
import { answersMetadata } from '../../infra/local/kafka/answers-metadata.ts';

test('the shared Kafka, registry and Redis are there', async () => {
  const kafkaPort = Number(inject('kafkaBrokers').split(':')[1]);

  expect(await answersMetadata(kafkaPort)).toBe(true);
  expect((await fetch(`${inject('registryUrl')}/subjects`)).status).toBe(200);
  expect(inject('redisUrl')).toMatch(/^redis:\/\/.+:\d+$/);
});
