import { TidemarkError } from '../errors.ts';
import type { Log } from '../ports/log.ts';
import type { Timing } from '../service-context.ts';
import { createMemoryBroker, type MemoryBroker } from './memory/memory-broker.ts';
import { openMemoryTransactor } from './memory/memory-transactor.ts';
import { readMemory } from './memory/read-memory.ts';

export interface MemoryLogOptions {
  readonly timing: Timing;
  /** What the log stands on; a new, empty one when absent. Share one to play several processes. */
  readonly broker?: MemoryBroker;
}

/**
 * A log in this process, with Kafka's semantics: groups that rebalance, transactional ids that fence, offsets with a gap
 * after every transaction. Deterministic: it reads no clock but `timing`, and all happens in the order of the calls.
 *
 * @example
 * const log = createMemoryLog({ timing });
 * await log.createTopics([{ topic: 'purchases', partitions: 4, config: {} }]);
 */
export function createMemoryLog({ timing, broker = createMemoryBroker(timing) }: MemoryLogOptions): Log {
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
    async commitFor(group, offsets) {
      if (broker.group(group).hasMembers()) {
        throw new TidemarkError(
          'refused',
          `Cannot commit for group "${group}": it has running members. Stop them first.`,
          {
            isRetryable: false,
          },
        );
      }
      for (const offset of offsets) broker.partition(offset, 'commit for');
      for (const offset of offsets) broker.group(group).commit(offset);
    },
    async bounds(topic) {
      return broker.findTopic(topic)?.map((partition) => ({
        topic,
        partition: partition.partition,
        start: partition.start(),
        end: partition.end(),
      }));
    },
    read: (options) => readMemory(broker, options),
    async createTopics(topics) {
      for (const spec of topics) broker.createTopic(spec);
    },
    maxMessageBytes: async (topic) => broker.maxMessageBytes(topic),
    raiseMaxMessageBytes: async (topic, bytes) => broker.raiseMaxMessageBytes(topic, bytes),
    async close() {
      for (const close of [...closers]) close();
    },
  };
}
