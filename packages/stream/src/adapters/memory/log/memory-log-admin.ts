import { refusal } from '../../../errors/refusal.ts';
import type { LogAdmin } from '../../../ports/log-admin.ts';
import type { MemoryBroker } from './memory-broker.ts';

/** The administration of a log in this process. Of the settings of a topic, those that its log needs take effect. */
export function createMemoryLogAdmin(broker: MemoryBroker): LogAdmin {
  return {
    async createTopics(topics) {
      for (const spec of topics) broker.createTopic(spec);
    },
    maxMessageBytes: async (topic) => broker.maxMessageBytes(topic),
    raiseMaxMessageBytes: async (topic, bytes) => broker.raiseMaxMessageBytes(topic, bytes),
    async commitFor(group, offsets) {
      if (broker.group(group).hasMembers()) {
        throw refusal(`Cannot commit for group "${group}": it has running members. Stop them first.`);
      }
      for (const offset of offsets) broker.partition(offset, 'commit for');
      for (const offset of offsets) broker.group(group).commit(offset);
    },
  };
}
