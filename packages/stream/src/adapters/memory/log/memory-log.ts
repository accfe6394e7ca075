import type { Log } from '../../../ports/log.ts';
import type { MemoryBroker } from './memory-broker.ts';
import { openMemoryTransactor } from './memory-transactor.ts';
import { readMemory } from './read-memory.ts';

/**
 * A log in this process, with Kafka's semantics: groups that rebalance, transactional ids that fence, offsets with a gap
 * after every transaction. Deterministic: it reads no clock but the broker's, and all happens in the order of the calls.
 * Logs that share a broker are processes of one cluster.
 *
 * @example
 * const broker = createMemoryBroker(timing);
 * await createMemoryLogAdmin(broker).createTopics([{ topic: 'purchases', partitions: 4, config: {} }]);
 * const log = createMemoryLog(broker);
 */
export function createMemoryLog(broker: MemoryBroker): Log {
  const closers = new Set<() => void>();

  return {
    async subscribe(options) {
      for (const topic of options.topics) broker.partition({ topic, partition: 0 }, 'subscribe to');
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      const leave = broker.group(options.group).join(options);
      const close = () => {
        closers.delete(close);
        leave();
        resolve();
      };
      closers.add(close);
      return { ended, close: async () => close() };
    },
    async openAppender() {
      return { append: async (records) => broker.append(records, 'plain'), close: async () => {} };
    },
    openTransactor: async (transactionalId) => openMemoryTransactor(broker, transactionalId),
    committed: async (group, topic) => broker.group(group).committed(topic),
    async bounds(topic) {
      return broker.findTopic(topic)?.map((partition) => ({
        topic,
        partition: partition.partition,
        start: partition.start(),
        end: partition.end(),
      }));
    },
    read: (options) => readMemory(broker, options),
    async close() {
      for (const close of [...closers]) close();
    },
  };
}
