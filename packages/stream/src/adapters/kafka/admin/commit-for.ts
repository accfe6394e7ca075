import { refusal } from '../../../errors/refusal.ts';
import type { CommittedOffset } from '../../../ports/log.ts';
import type { KafkaConnection } from '../connection/kafka-connection.ts';
import { hasProtocolType } from '../connection/kafka-error.ts';
import { keepCluster } from '../connection/keep-cluster.ts';
import { findGroupCoordinator } from '../inspecting/find-group-coordinator.ts';

/** The membership that a commit from outside a group states. */
const NO_MEMBER = { groupGenerationId: -1, memberId: '' } as const;

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
  const kept = keepCluster(connection);
  try {
    await kept.use(`commit for group "${group}"`, async (cluster) => {
      await cluster.addMultipleTargetTopics(topics.map(({ topic }) => topic));
      const broker = await findGroupCoordinator(cluster, group);
      await broker.offsetCommit({ groupId: group, ...NO_MEMBER, topics });
    });
  } catch (cause) {
    if (!hasProtocolType(cause, 'UNKNOWN_MEMBER_ID')) throw cause;
    throw refusal(`Cannot commit for group "${group}": it has running members. Stop them first.`, cause);
  } finally {
    await kept.close();
  }
}
