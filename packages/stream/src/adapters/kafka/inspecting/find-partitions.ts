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
  const { brokerPool: brokers } = cluster;
  try {
    const broker = await brokers.findConnectedBroker();
    const metadata = await broker.metadata([topic]);
    const known = new Set(cluster.getNodeIds());
    // Leaders and coordinators are looked up among the brokers that the pool knows.
    if (metadata.brokers.some(({ nodeId }) => !known.has(String(nodeId)))) {
      await brokers.refreshMetadata([topic]);
    }
    return metadata.topicMetadata
      .flatMap(({ partitionMetadata }) => partitionMetadata)
      .map(({ partitionId, leader }) => ({ partition: partitionId, leader }));
  } catch (error) {
    if (hasProtocolType(error, 'UNKNOWN_TOPIC_OR_PARTITION')) return undefined;
    throw error;
  }
}
