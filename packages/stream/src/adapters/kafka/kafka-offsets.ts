import { TidemarkError } from '../../errors.ts';
import type { CommittedOffset } from '../../ports/log.ts';
import { findPartitions } from './find-partitions.ts';
import type { KafkaConnection } from './kafka-connection.ts';
import { hasProtocolType } from './kafka-error.ts';
import { withCluster } from './with-cluster.ts';

const GROUP_COORDINATOR = 0;
/** What a commit from outside a group says of its membership. */
const NO_MEMBER = { groupGenerationId: -1, memberId: '' } as const;

/** A group's committed offsets in one topic. Those of a transaction show up once its markers are written. */
export async function fetchCommitted(
  connection: KafkaConnection,
  group: string,
  topic: string,
): Promise<ReadonlyMap<number, CommittedOffset>> {
  return withCluster(connection, `read the offsets of group "${group}"`, async (cluster) => {
    const partitions = await findPartitions(cluster, topic);
    if (partitions === undefined) return new Map();
    const broker = await findGroupCoordinator(cluster, group);
    const { responses } = await broker.offsetFetch({ groupId: group, topics: [{ topic, partitions }] });
    const committed = new Map<number, CommittedOffset>();
    for (const { partition, offset, metadata } of responses.flatMap((response) => response.partitions)) {
      // Kafka says -1 for none.
      if (Number(offset) < 0) continue;
      committed.set(partition, { topic, partition, offset: Number(offset), metadata: metadata ?? '' });
    }
    return committed;
  });
}

/** Commits for a group without members, as no member. Kafka refuses it while the group has some. */
export async function commitFor(
  connection: KafkaConnection,
  group: string,
  offsets: readonly CommittedOffset[],
): Promise<void> {
  if (offsets.length === 0) return;
  const topics = [...Map.groupBy(offsets, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
    topic,
    partitions: ofTopic.map(({ partition, offset, metadata }) => ({
      partition,
      offset: String(offset),
      metadata,
    })),
  }));
  await withCluster(connection, `commit for group "${group}"`, async (cluster) => {
    await cluster.addMultipleTargetTopics(topics.map(({ topic }) => topic));
    const broker = await findGroupCoordinator(cluster, group);
    try {
      await broker.offsetCommit({ groupId: group, ...NO_MEMBER, topics });
    } catch (cause) {
      if (!hasProtocolType(cause, 'UNKNOWN_MEMBER_ID')) throw cause;
      throw new TidemarkError(
        'refused',
        `Cannot commit for group "${group}": it has running members. Stop them first.`,
        {
          isRetryable: false,
          cause,
        },
      );
    }
  });
}

async function findGroupCoordinator(
  cluster: Parameters<Parameters<typeof withCluster>[2]>[0],
  groupId: string,
) {
  const { coordinator } = await cluster.findGroupCoordinatorMetadata({
    groupId,
    coordinatorType: GROUP_COORDINATOR,
  });
  return cluster.findBroker({ nodeId: coordinator.nodeId });
}
