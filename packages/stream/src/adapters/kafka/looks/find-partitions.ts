import type Cluster from 'kafkajs/src/cluster/index.js';
import { hasProtocolType } from '../connection/kafka-error.ts';

/** The partitions of a topic, as requests name them; undefined when there is no such topic. */
export async function findPartitions(
  cluster: Cluster,
  topic: string,
): Promise<readonly { readonly partition: number }[] | undefined> {
  try {
    await cluster.addMultipleTargetTopics([topic]);
  } catch (error) {
    if (hasProtocolType(error, 'UNKNOWN_TOPIC_OR_PARTITION')) return undefined;
    throw error;
  }
  return cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => ({ partition: partitionId }));
}
