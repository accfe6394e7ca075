import type { PartitionBounds, TopicSpec } from '../../../ports/log.ts';
import { type KafkaConnection, openKafka } from '../connection/kafka-connection.ts';
import { fromKafka, hasProtocolType } from '../connection/kafka-error.ts';
import { repeatWhile } from '../connection/repeat-while.ts';
import { withCluster } from '../connection/with-cluster.ts';
import { findPartitions } from './find-partitions.ts';

/** A busy broker may not know yet, when asked for the leaders, what it has created a moment before. */
const BECOMING_KNOWN = {
  deadlineMs: 30_000,
  pauseMs: 200,
  isWorthAnother: (error: unknown) => hasProtocolType(error, 'UNKNOWN_TOPIC_OR_PARTITION'),
} as const;

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

/** Creates the missing ones, with the broker's default replication, and waits until they have leaders. */
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
    }
  } catch (error) {
    throw fromKafka(error, 'create topics');
  } finally {
    await admin.disconnect();
  }
}
