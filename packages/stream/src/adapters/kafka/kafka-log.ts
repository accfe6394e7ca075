import type { KafkaConfig } from 'kafkajs';
import type { Logger } from 'pino';
import type { Log } from '../../ports/log.ts';
import type { Timing } from '../../ports/timing.ts';
import { fetchMaxMessageBytes, raiseMaxMessageBytes } from './admin/kafka-topic-limits.ts';
import { registerCodecs } from './codecs/register-codecs.ts';
import { subscribeKafka } from './consuming/kafka-subscription.ts';
import { commitFor, fetchCommitted } from './looks/kafka-offsets.ts';
import { createTopics, fetchBounds } from './looks/kafka-topics.ts';
import { openKafkaAppender } from './producing/kafka-appender.ts';
import { readKafka } from './reading/read-kafka.ts';
import { openKafkaTransactor } from './transactions/kafka-transactor.ts';

export interface KafkaLogOptions {
  /** `host:port` of some brokers; the others are found through them. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly ssl?: KafkaConfig['ssl'];
  readonly sasl?: KafkaConfig['sasl'];
  readonly logger: Logger;
  readonly timing: Timing;
  /** A group member that is silent for this long is replaced. 30 s when absent. */
  readonly sessionTimeoutMs?: number;
  /** Called when all of a transaction has been sent but its end: for tests that kill the process there. */
  readonly onTransactionOpen?: (transactionalId: string) => void;
}

/**
 * A log on Kafka. It connects only when something is asked of it.
 *
 * @example
 * const log = createKafkaLog({ brokers: ['localhost:9092'], clientId: 'segmenter', logger, timing });
 */
export function createKafkaLog({ sessionTimeoutMs, onTransactionOpen, ...connection }: KafkaLogOptions): Log {
  registerCodecs();
  const closers = new Set<() => Promise<void>>();

  /** Closes what is still open when the log is. */
  function closing(close: () => Promise<void>): () => Promise<void> {
    const closeOnce = async () => {
      if (closers.delete(closeOnce)) await close();
    };
    closers.add(closeOnce);
    return closeOnce;
  }

  return {
    async subscribe(options) {
      const subscription = await subscribeKafka(connection, { ...options, sessionTimeoutMs });
      return { ...subscription, close: closing(subscription.close) };
    },
    async openAppender() {
      const appender = await openKafkaAppender(connection);
      return { ...appender, close: closing(appender.close) };
    },
    async openTransactor(transactionalId) {
      const transactor = await openKafkaTransactor(connection, transactionalId, onTransactionOpen);
      return { ...transactor, discard: closing(transactor.discard) };
    },
    committed: (group, topic) => fetchCommitted(connection, group, topic),
    commitFor: (group, offsets) => commitFor(connection, group, offsets),
    bounds: (topic) => fetchBounds(connection, topic),
    read: (options) => readKafka(connection, options),
    createTopics: (topics) => createTopics(connection, topics),
    maxMessageBytes: (topic) => fetchMaxMessageBytes(connection, topic),
    raiseMaxMessageBytes: (topic, bytes) => raiseMaxMessageBytes(connection, topic, bytes),
    async close() {
      await Promise.all([...closers].map((close) => close()));
    },
  };
}
