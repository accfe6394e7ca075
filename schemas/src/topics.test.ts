import { expect, test } from 'vitest';
import { deadLettersOf } from './dead-letters.ts';
import { customerEvents, DEFAULT_MAX_MESSAGE_BYTES, subjectOf, topics } from './topics.ts';

test('every topic has a name and a subject of its own', () => {
  const subjects = topics.map(({ topic }) => subjectOf(topic));

  expect(subjects).toEqual([
    'purchases-value',
    'interactions-value',
    'feedback-value',
    'customer-events-value',
    'segment-changes-value',
    'churn-alerts-value',
  ]);
});

test('the log is kept for ever, stamped by the broker, and takes a block and one event of any allowed size', () => {
  expect(customerEvents.config).toMatchObject({
    'retention.ms': '-1',
    'retention.bytes': '-1',
    'message.timestamp.type': 'LogAppendTime',
  });
  expect(Number(customerEvents.config['max.message.bytes'])).toBeGreaterThan(
    DEFAULT_MAX_MESSAGE_BYTES + 512 * 1_024,
  );
});

test('a dead letter has 64 KiB more than its source, for the reason headers', () => {
  const { topic, config } = deadLettersOf({ topic: 'purchases', maxMessageBytes: 1_000_000 });

  expect(topic).toBe('purchases.dlq');
  expect(config['max.message.bytes']).toBe('1065536');
});
