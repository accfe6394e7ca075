import { expect, test } from 'vitest';
import { subjectOf } from './topic-contract.ts';
import * as topics from './topics.ts';

/** Kafka's own default of max.message.bytes: what a source has of which nothing else is known. */
const KAFKA_DEFAULT_MAX_MESSAGE_BYTES = 1_048_588;

test('every topic has a name and a subject of its own', () => {
  const subjects = Object.values(topics).map(({ topic }) => subjectOf(topic));

  expect(subjects).toContain('purchases-value');
  expect(new Set(subjects).size).toBe(subjects.length);
});

test('the log is kept for ever, stamped by the broker, and takes a block and one event of any allowed size', () => {
  expect(topics.customerEvents.config).toMatchObject({
    'retention.ms': '-1',
    'retention.bytes': '-1',
    'message.timestamp.type': 'LogAppendTime',
  });
  expect(Number(topics.customerEvents.config['max.message.bytes'])).toBeGreaterThan(
    KAFKA_DEFAULT_MAX_MESSAGE_BYTES + 512 * 1_024,
  );
});
