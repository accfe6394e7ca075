import type { LogAdmin } from '../../ports/log-admin.ts';
import { commitFor } from './admin/commit-for.ts';
import { createTopics } from './admin/create-topics.ts';
import { fetchMaxMessageBytes, raiseMaxMessageBytes } from './admin/max-message-bytes.ts';
import type { KafkaConnection } from './connection/kafka-connection.ts';

/** The administration of a Kafka cluster. Each call has a connection of its own, so there is nothing to close. */
export function createKafkaLogAdmin(connection: KafkaConnection): LogAdmin {
  return {
    createTopics: (topics) => createTopics(connection, topics),
    maxMessageBytes: (topic) => fetchMaxMessageBytes(connection, topic),
    raiseMaxMessageBytes: (topic, bytes) => raiseMaxMessageBytes(connection, topic, bytes),
    commitFor: (group, offsets) => commitFor(connection, group, offsets),
  };
}
