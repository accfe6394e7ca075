import type { KafkaConfig } from 'kafkajs';
import type { Logger } from 'pino';
import type { Appender, Log, Subscription } from '../ports/log.ts';
import type { Timing } from '../service-context.ts';
import { openKafkaAppender } from './kafka/kafka-appender.ts';
import { commitFor, fetchCommitted } from './kafka/kafka-offsets.ts';
import { subscribeKafka } from './kafka/kafka-subscription.ts';
import { createTopics, fetchBounds } from './kafka/kafka-topics.ts';
import { openKafkaTransactor } from './kafka/kafka-transactor.ts';
import { readKafka } from './kafka/read-kafka.ts';
import { registerCodecs } from './kafka/register-codecs.ts';

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
  const open = new Set<Subscription | Appender>();

  /** Remembers what the log has to close, until it is closed by itself. */
  function tracked<T extends Subscription | Appender>(resource: T): T {
    const close = async () => {
      open.delete(closable);
      await resource.close();
    };
    const closable: T = { ...resource, close };
    open.add(closable);
    return closable;
  }

  return {
    subscribe: async (options) => tracked(await subscribeKafka(connection, { ...options, sessionTimeoutMs })),
    openAppender: async () => tracked(await openKafkaAppender(connection)),
    openTransactor: (transactionalId) => openKafkaTransactor(connection, transactionalId, onTransactionOpen),
    committed: (group, topic) => fetchCommitted(connection, group, topic),
    commitFor: (group, offsets) => commitFor(connection, group, offsets),
    bounds: (topic) => fetchBounds(connection, topic),
    read: (options) => readKafka(connection, options),
    createTopics: (topics) => createTopics(connection, topics),
    async close() {
      await Promise.all([...open].map((resource) => resource.close()));
    },
  };
}
