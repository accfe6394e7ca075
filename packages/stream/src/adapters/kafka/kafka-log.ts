import type { Instance } from '../../instance/instance.ts';
import type { Log } from '../../ports/log.ts';
import { registerCodecs } from './codecs/register-codecs.ts';
import type { KafkaConnection } from './connection/kafka-connection.ts';
import { keepCluster } from './connection/keep-cluster.ts';
import { subscribeKafka } from './consuming/kafka-subscription.ts';
import { fetchBounds } from './inspecting/fetch-bounds.ts';
import { fetchCommitted } from './inspecting/fetch-committed.ts';
import { openKafkaAppender } from './producing/kafka-appender.ts';
import { readKafka } from './reading/read-kafka.ts';
import { openKafkaTransactor } from './transactions/kafka-transactor.ts';

/** The cluster, and what a log's members and transactors are held to. */
export interface KafkaLogOptions extends KafkaConnection {
  /** A group member without a heartbeat for this long, in milliseconds, is replaced; 10,000 when absent. */
  readonly sessionTimeoutMs?: number;
  /** What joins groups; when it joins, members that an earlier process of it left behind leave. Nobody when absent. */
  readonly instance?: Instance;
  /** Called when all of a transaction has been sent but its end: for tests that kill the process there. */
  readonly onTransactionOpen?: (transactionalId: string) => void;
}

/**
 * A log on Kafka. It connects at the first call. Offsets and bounds are looked up on one connection that
 * is kept until `close`; each membership, appender, transactor and read has its own.
 *
 * @example
 * const log = createKafkaLog({ brokers: ['localhost:9092'], clientId: 'segmenter', logger, timing });
 */
export function createKafkaLog(options: KafkaLogOptions): Log {
  const { sessionTimeoutMs, instance, onTransactionOpen, ...connection } = options;
  registerCodecs();
  const looks = keepCluster(connection);
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
      const subscription = await subscribeKafka(connection, looks, {
        ...options,
        sessionTimeoutMs,
        instance,
      });
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
    committed: (group, topic) => fetchCommitted(looks, group, topic),
    bounds: (topic) => fetchBounds(looks, topic),
    read: (options) => readKafka(connection, looks, options),
    async close() {
      await Promise.all([looks.close(), ...[...closers].map((close) => close())]);
    },
  };
}
