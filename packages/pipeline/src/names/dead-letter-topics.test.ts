import { expect, test } from 'vitest';
import { deadLettersOf, handledLettersOf } from './dead-letter-topics.ts';

const naming = { deployment: 'shop', topicPrefix: 'eu.' };

test('a dead letter has 64 KiB more than its source, for the reason headers', () => {
  const { topic, config } = deadLettersOf(naming, { name: 'purchases', maxMessageBytes: 1_000_000 });

  expect(topic).toBe('eu.purchases.dlq');
  expect(config['max.message.bytes']).toBe('1065536');
});

test('what is known of handled letters is never forgotten', () => {
  expect(handledLettersOf(naming, 'purchases')).toEqual({
    topic: 'eu.purchases.dlq.handled',
    config: { 'cleanup.policy': 'compact' },
  });
});
