import type { CommittedOffset } from '../../../ports/log.ts';
import type { KeptCluster } from '../connection/keep-cluster.ts';
import { findGroupCoordinator } from './find-group-coordinator.ts';
import { findPartitions } from './find-partitions.ts';

/** A group's committed offsets in one topic. Those of a transaction show up once its markers are written. */
export async function fetchCommitted(
  looks: KeptCluster,
  group: string,
  topic: string,
): Promise<ReadonlyMap<number, CommittedOffset>> {
  return looks.use(`read the offsets of group "${group}"`, async (cluster) => {
    const partitions = await findPartitions(cluster, topic);
    if (partitions === undefined) return new Map();
    const broker = await findGroupCoordinator(cluster, group);
    const { responses } = await broker.offsetFetch({
      groupId: group,
      topics: [{ topic, partitions: partitions.map(({ partition }) => ({ partition })) }],
    });
    const committed = new Map<number, CommittedOffset>();
    for (const { partition, offset, metadata } of responses.flatMap((response) => response.partitions)) {
      // -1 for none.
      if (Number(offset) < 0) continue;
      committed.set(partition, { topic, partition, offset: Number(offset), metadata: metadata ?? '' });
    }
    return committed;
  });
}
