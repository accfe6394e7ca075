import type { PartitionBounds, TopicSpec } from '../../ports/log.ts';
import { findPartitions } from './find-partitions.ts';
import { type KafkaConnection, openKafka } from './kafka-connection.ts';
import { fromKafka, hasProtocolType, isTransient } from './kafka-error.ts';
import { repeatWhile } from './repeat-while.ts';
import { withCluster } from './with-cluster.ts';

/** A busy broker may not know yet, when asked for the leaders, what it has created a moment before. */
const BECOMING_KNOWN = {
  deadlineMs: 30_000,
  pauseMs: 200,
  isWorthAnother: (error: unknown) => hasProtocolType(error, 'UNKNOWN_TOPIC_OR_PARTITION'),
} as const;
/** And the one that was made leader may not know yet that it is. */
const LEADING = { deadlineMs: 30_000, pauseMs: 20, isWorthAnother: isTransient } as const;

/** Every partition with its start and end; undefined when there is no such topic. */
export async function fetchBounds(
  connection: KafkaConnection,
  topic: string,
): Promise<readonly PartitionBounds[] | undefined> {
  return withCluster(connection, `read the bounds of "${topic}"`, async (cluster) => {
    const partitions = await findPartitions(cluster, topic);
    if (partitions === undefined) return undefined;
    const [starts, ends] = await Promise.all([
      cluster.fetchTopicsOffset([{ topic, partitions, fromBeginning: true }]),
      cluster.fetchTopicsOffset([{ topic, partitions, fromBeginning: false }]),
    ]);
    const endOf = new Map(ends[0]!.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
    return starts[0]!.partitions
      .map(({ partition, offset }) => ({
        topic,
        partition,
        start: Number(offset),
        end: endOf.get(partition)!,
      }))
      .sort((a, b) => a.partition - b.partition);
  });
}

/** Creates the missing ones, with the broker's default replication, and waits until their leaders take requests. */
export async function createTopics(connection: KafkaConnection, topics: readonly TopicSpec[]): Promise<void> {
  const admin = openKafka(connection).admin();
  try {
    await admin.connect();
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
  } catch (error) {
    throw fromKafka(error, 'create topics');
  } finally {
    await admin.disconnect();
  }
}
