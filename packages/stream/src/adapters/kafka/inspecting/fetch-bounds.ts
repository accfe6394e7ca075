import type Cluster from 'kafkajs/src/cluster/index.js';
import type { PartitionBounds } from '../../../ports/log.ts';
import type { KeptCluster } from '../connection/keep-cluster.ts';
import { type FoundPartition, findPartitions } from './find-partitions.ts';

/** The timestamps that stand for the ends of a partition in ListOffsets. */
const EARLIEST = -2;
const LATEST = -1;
/** Else the end of a partition would be its last stable offset. */
const READ_UNCOMMITTED = 0;

/** Every partition of a topic with its start and end; undefined when there is no such topic. */
export async function fetchBounds(
  looks: KeptCluster,
  topic: string,
): Promise<readonly PartitionBounds[] | undefined> {
  return looks.use(`read the bounds of "${topic}"`, (cluster) => readBounds(cluster, topic));
}

/** As `fetchBounds`, by a cluster that is connected. Throws what kafkajs throws. */
export async function readBounds(
  cluster: Cluster,
  topic: string,
): Promise<readonly PartitionBounds[] | undefined> {
  const partitions = await findPartitions(cluster, topic);
  if (partitions === undefined) return undefined;
  const [starts, ends] = await Promise.all([
    listOffsets(cluster, topic, partitions, EARLIEST),
    listOffsets(cluster, topic, partitions, LATEST),
  ]);
  return partitions
    .map(({ partition }) => ({
      topic,
      partition,
      start: starts.get(partition)!,
      end: ends.get(partition)!,
    }))
    .sort((a, b) => a.partition - b.partition);
}

async function listOffsets(
  cluster: Cluster,
  topic: string,
  found: readonly FoundPartition[],
  timestamp: typeof EARLIEST | typeof LATEST,
): Promise<ReadonlyMap<number, number>> {
  const offsets = new Map<number, number>();
  const byLeader = [...Map.groupBy(found, ({ leader }) => leader)];
  await Promise.all(
    byLeader.map(async ([nodeId, ofLeader]) => {
      const broker = await cluster.findBroker({ nodeId });
      const partitions = ofLeader.map(({ partition }) => ({ partition, timestamp }));
      const { responses } = await broker.listOffsets({
        isolationLevel: READ_UNCOMMITTED,
        topics: [{ topic, partitions }],
      });
      for (const { partition, offset } of responses.flatMap((each) => each.partitions))
        offsets.set(partition, Number(offset));
    }),
  );
  return offsets;
}
