import type { Broker, TransactionIdentity } from 'kafkajs/src/cluster/index.js';
import type { NewRecord } from '../../../ports/log.ts';
import { isLarge } from '../producing/produce-waves.ts';
import { nextSequence } from './next-sequence.ts';
import { produceRequest } from './produce-request.ts';
import { compressBatch, encodeRecordBatch } from './record-batch.ts';

/**
 * One produce request in a transaction. Each partition's batch gets the sequence number that Kafka expects; it is counted
 * on before the answer, because after an error the producer is given up.
 */
export async function produceTo(
  broker: Broker,
  identity: TransactionIdentity,
  records: readonly NewRecord[],
  { sequences, timestamp }: { readonly sequences: Map<string, number>; readonly timestamp: number },
): Promise<void> {
  const { transactionalId, producerEpoch } = identity;
  const producerId = BigInt(identity.producerId);
  const topics = [...Map.groupBy(records, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
    topic,
    partitions: [...Map.groupBy(ofTopic, ({ partition }) => partition)].map(([partition, ofPartition]) => {
      const firstSequence = sequences.get(`${topic}/${partition}`) ?? 0;
      sequences.set(`${topic}/${partition}`, nextSequence(firstSequence, ofPartition.length));
      const head = { producerId, producerEpoch, firstSequence, timestamp };
      const batch = encodeRecordBatch(ofPartition, head);
      // A large record has a request to itself: a replayed dead letter, which came in compressed, too.
      const isOneLarge = ofPartition.length === 1 && isLarge(ofPartition[0]!);
      return { partition, batch: isOneLarge ? compressBatch(batch) : batch };
    }),
  }));
  await broker.connectionPool.send(produceRequest(transactionalId, topics));
}
