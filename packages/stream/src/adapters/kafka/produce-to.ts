import type { Broker, TransactionIdentity } from 'kafkajs/src/cluster/index.js';
import type { NewRecord } from '../../ports/log.ts';
import { toMessage } from './kafka-record.ts';
import { nextSequence } from './next-sequence.ts';

const ACKS_OF_ALL_REPLICAS = -1;
/** How long the broker may take to get the acknowledgements of the replicas. */
const ACKS_TIMEOUT_MS = 15_000;

/**
 * One produce request in a transaction. Each partition's batch gets the sequence number that Kafka expects; it is counted
 * on before the answer, because after an error the producer is given up.
 */
export async function produceTo(
  broker: Broker,
  identity: TransactionIdentity,
  records: readonly NewRecord[],
  sequences: Map<string, number>,
): Promise<void> {
  const topicData = [...Map.groupBy(records, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
    topic,
    partitions: [...Map.groupBy(ofTopic, ({ partition }) => partition)].map(([partition, ofPartition]) => {
      const firstSequence = sequences.get(`${topic}/${partition}`) ?? 0;
      sequences.set(`${topic}/${partition}`, nextSequence(firstSequence, ofPartition.length));
      return { partition, firstSequence, messages: ofPartition.map(toMessage) };
    }),
  }));
  await broker.produce({ ...identity, acks: ACKS_OF_ALL_REPLICAS, timeout: ACKS_TIMEOUT_MS, topicData });
}
