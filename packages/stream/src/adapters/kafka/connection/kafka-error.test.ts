import kafkajs from 'kafkajs';
import { expect, test } from 'vitest';
import { fromKafka } from './kafka-error.ts';

const { KafkaJSConnectionError, KafkaJSNumberOfRetriesExceeded } = kafkajs;

/** As kafkajs throws what a broker answered. */
function answered(type: string): Error {
  return Object.assign(new Error(`the broker answered ${type}`), { type });
}

test.each([
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'TRANSACTIONAL_ID_AUTHORIZATION_FAILED',
])('%s is refused and not retried: a right has to be granted', (type) => {
  expect(fromKafka(answered(type), 'append')).toMatchObject({
    code: 'refused',
    isRetryable: false,
    message: `Cannot append: the broker answered ${type}. Grant the principal of this service the rights that services/README.md lists`,
  });
});

test('a wrong password is refused', () => {
  const wrong = Object.assign(new Error('SASL PLAIN authentication failed'), {
    name: 'KafkaJSSASLAuthenticationError',
  });

  expect(fromKafka(wrong, 'open an appender')).toMatchObject({ code: 'refused', isRetryable: false });
});

test('a broker that is away is retried, also when kafkajs has given up', () => {
  const away = new KafkaJSConnectionError('connect ECONNREFUSED');
  const givenUp = new KafkaJSNumberOfRetriesExceeded(away, { retryCount: 5, retryTime: 1_000 });

  expect(fromKafka(away, 'append')).toMatchObject({ code: 'log-unavailable', isRetryable: true });
  expect(fromKafka(givenUp, 'append')).toMatchObject({ code: 'log-unavailable', isRetryable: true });
});
