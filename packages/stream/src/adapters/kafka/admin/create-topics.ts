import type { TopicSpec } from '../../../ports/log-admin.ts';
import type { KafkaConnection } from '../connection/kafka-connection.ts';
import { hasProtocolType, isTransient } from '../connection/kafka-error.ts';
import { repeatWhile } from '../connection/repeat-while.ts';
import { withAdmin } from './with-admin.ts';

/** A busy broker may not know yet, when asked for the leaders, what it has created a moment before. */
const BECOMING_KNOWN = {
  deadlineMs: 30_000,
  pauseMs: 200,
  isWorthAnother: (error: unknown) => hasProtocolType(error, 'UNKNOWN_TOPIC_OR_PARTITION'),
} as const;

/** And the one that was made leader may not know yet that it is. */
const LEADING = { deadlineMs: 30_000, pauseMs: 20, isWorthAnother: isTransient } as const;

/** Creates the missing ones, with the broker's default replication, and waits until their leaders take requests. */
export async function createTopics(connection: KafkaConnection, topics: readonly TopicSpec[]): Promise<void> {
  await withAdmin(connection, 'create topics', async (admin) => {
    // One at a time: of several in one request kafkajs takes "exists already" for a failure of all.
    for (const { topic, partitions, config } of topics) {
      const configEntries = Object.entries(config).map(([name, value]) => ({ name, value }));
      const topics = [{ topic, numPartitions: partitions, configEntries }];
      // Repeating is harmless: what exists is left as it is.
      await repeatWhile({ timing: connection.timing, ...BECOMING_KNOWN }, () =>
        admin.createTopics({ waitForLeaders: true, topics }),
      );
      // A broker is named as leader a moment before it knows of it, and refuses every request for the partition until then.
      await repeatWhile({ timing: connection.timing, ...LEADING }, () => admin.fetchTopicOffsets(topic));
    }
  });
}
