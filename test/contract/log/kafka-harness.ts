import { randomUUID } from 'node:crypto';
import {
  createKafkaLog,
  createKafkaLogAdmin,
  createSilentLogger,
  type NewRecord,
  type TopicPartition,
} from '@tidemark/stream';
import { inject } from 'vitest';
import {
  type KafkaConnection,
  openKafka,
} from '../../../packages/stream/src/adapters/kafka/connection/kafka-connection.ts';
import { openKafkaTransactor } from '../../../packages/stream/src/adapters/kafka/transactions/kafka-transactor.ts';
import { type LogHarness, wallTiming } from './log-harness.ts';

type Kafka = ReturnType<typeof openKafka>;

const SESSION_TIMEOUT_MS = 10_000;

/** A log on the Kafka that the tests share. */
export async function createKafkaHarness(): Promise<LogHarness> {
  const brokers = [inject('kafkaBrokers')];
  const connection = { brokers, clientId: 'contract', logger: createSilentLogger(), timing: wallTiming };
  const kafka = openKafka(connection);
  return {
    open: () => createKafkaLog({ ...connection, sessionTimeoutMs: SESSION_TIMEOUT_MS }),
    admin: createKafkaLogAdmin(connection),
    appendAborted: (records) => appendAborted(kafka, records, connection),
    deleteBefore: (at, offset) => deleteBefore(kafka, at, offset),
    freshName: (stem) => `${stem}-${randomUUID()}`,
  };
}

async function appendAborted(
  kafka: Kafka,
  records: readonly NewRecord[],
  connection: KafkaConnection,
): Promise<void> {
  const transactionalId = randomUUID();
  const producer = kafka.producer({ transactionalId });
  await producer.connect();
  const transaction = await producer.transaction();
  for (const { topic, partition, key, value } of records) {
    await transaction.send({ topic, messages: [{ partition, key, value }] });
  }
  await transaction.abort();
  await producer.disconnect();
  // Kafka answers before the marks are written; opening the id again waits for them.
  const next = await openKafkaTransactor(connection, transactionalId);
  await next.discard();
}

async function deleteBefore(kafka: Kafka, at: TopicPartition, offset: number): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  // deleteTopicRecords looks for a leader in metadata that nothing has loaded yet.
  await admin.fetchTopicOffsets(at.topic);
  await admin.deleteTopicRecords({
    topic: at.topic,
    partitions: [{ partition: at.partition, offset: String(offset) }],
  });
  await admin.disconnect();
}
