import { randomUUID } from 'node:crypto';
import { createKafkaLog, createSilentLogger, type NewRecord, type TopicPartition } from '@tidemark/stream';
import { inject } from 'vitest';
import { openKafka } from '../../packages/stream/src/adapters/kafka/kafka-connection.ts';
import { logContract } from './log.contract.ts';
import { wallTiming } from './log-harness.ts';

type Kafka = ReturnType<typeof openKafka>;

const SESSION_TIMEOUT_MS = 10_000;

logContract('Kafka', async () => {
  const brokers = [inject('kafkaBrokers')];
  const connection = { brokers, clientId: 'contract', logger: createSilentLogger(), timing: wallTiming };
  const kafka = openKafka(connection);
  return {
    open: () => createKafkaLog({ ...connection, sessionTimeoutMs: SESSION_TIMEOUT_MS }),
    appendAborted: (records) => appendAborted(kafka, records),
    deleteBefore: (at, offset) => deleteBefore(kafka, at, offset),
    freshName: (stem) => `${stem}-${randomUUID()}`,
  };
});

async function appendAborted(kafka: Kafka, records: readonly NewRecord[]): Promise<void> {
  const producer = kafka.producer({
    transactionalId: randomUUID(),
    maxInFlightRequests: 1,
    idempotent: true,
  });
  await producer.connect();
  const transaction = await producer.transaction();
  for (const { topic, partition, key, value } of records) {
    await transaction.send({ topic, messages: [{ partition, key, value }] });
  }
  await transaction.abort();
  // The same id again: it waits until the marks of the transaction are written.
  const next = await producer.transaction();
  await next.abort();
  await producer.disconnect();
}

async function deleteBefore(kafka: Kafka, at: TopicPartition, offset: number): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  await admin.deleteTopicRecords({
    topic: at.topic,
    partitions: [{ partition: at.partition, offset: String(offset) }],
  });
  await admin.disconnect();
}
