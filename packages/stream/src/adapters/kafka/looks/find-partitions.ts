import type Cluster from 'kafkajs/src/cluster/index.js';
import { hasProtocolType } from '../connection/kafka-error.ts';

export interface FoundPartition {
  readonly partition: number;
  /** The id of the broker that leads it. */
  readonly leader: number;
}

/**
 * The partitions of a topic as they are now, not as the cluster remembers them: partitions are added and topics deleted
 * while a connection is kept. Undefined when there is no such topic.
 */
export async function findPartitions(
  cluster: Cluster,
  topic: string,
): Promise<readonly FoundPartition[] | undefined> {
  try {
    const { topicMetadata } = await cluster.metadata({ topics: [topic] });
    return topicMetadata
      .flatMap(({ partitionMetadata }) => partitionMetadata)
      .map(({ partitionId, leader }) => ({ partition: partitionId, leader }));
  } catch (error) {
    if (hasProtocolType(error, 'UNKNOWN_TOPIC_OR_PARTITION')) return undefined;
    throw error;
  }
}
