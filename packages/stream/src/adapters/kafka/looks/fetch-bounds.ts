import type { PartitionBounds } from '../../../ports/log.ts';
import type { KafkaConnection } from '../connection/kafka-connection.ts';
import { withCluster } from '../connection/with-cluster.ts';
import { findPartitions } from './find-partitions.ts';

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
