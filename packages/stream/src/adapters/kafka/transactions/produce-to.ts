import type { Broker, TransactionIdentity } from 'kafkajs/src/cluster/index.js';
import { MAX_PACK_BYTES, PACK_HEAD_BYTES } from '../../../packs/pack-limits.ts';
import type { RecordPack } from '../../../ports/log.ts';
import { nextSequence } from './next-sequence.ts';
import { produceRequest } from './produce-request.ts';
import { type BatchHead, compressBatch, sealBatch } from './record-batch.ts';

/**
 * One produce request in a transaction: a pack of each partition at most. Each partition's batch gets the sequence number that
 * Kafka expects; it is counted on before the answer, because after an error the producer is given up.
 */
export async function produceTo(
  broker: Broker,
  identity: TransactionIdentity,
  packs: readonly RecordPack[],
  { sequences, timestamp }: { readonly sequences: Map<string, number>; readonly timestamp: number },
): Promise<void> {
  const { transactionalId, producerEpoch } = identity;
  const producerId = BigInt(identity.producerId);
  const topics = [...Map.groupBy(packs, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
    topic,
    partitions: ofTopic.map((pack) => {
      const { partition, count } = pack;
      const firstSequence = sequences.get(`${topic}/${partition}`) ?? 0;
      sequences.set(`${topic}/${partition}`, nextSequence(firstSequence, count));
      return { partition, batch: batchOf(pack, { producerId, producerEpoch, firstSequence, timestamp }) };
    }),
  }));
  await broker.connectionPool.send(produceRequest(transactionalId, topics));
}

/** A pack this large is a single record: a replayed dead letter, which came in compressed, too. */
function batchOf(pack: RecordPack, head: BatchHead): Buffer {
  const batch = sealBatch(pack, head);
  return batch.length > PACK_HEAD_BYTES + MAX_PACK_BYTES ? compressBatch(batch) : batch;
}
