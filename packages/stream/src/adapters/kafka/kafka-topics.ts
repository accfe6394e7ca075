import type { PartitionBounds, TopicSpec } from '../../ports/log.ts';
import { findPartitions } from './find-partitions.ts';
import { type KafkaConnection, openKafka } from './kafka-connection.ts';
import { fromKafka } from './kafka-error.ts';
import { withCluster } from './with-cluster.ts';

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
      await admin.createTopics({
        waitForLeaders: true,
        topics: [
          {
            topic,
            numPartitions: partitions,
            configEntries: Object.entries(config).map(([name, value]) => ({ name, value })),
          },
        ],
      });
    }
  } catch (error) {
    throw fromKafka(error, 'create topics');
  } finally {
    await admin.disconnect();
  }
}
