import type { ProtocolRequest } from 'kafkajs/src/cluster/index.js';
import Encoder from 'kafkajs/src/protocol/encoder.js';
import response from 'kafkajs/src/protocol/requests/produce/v7/response.js';

/** The batches of one topic, each with the partition it goes to. */
export interface TopicBatches {
  readonly topic: string;
  readonly partitions: readonly { readonly partition: number; readonly batch: Buffer }[];
}

const PRODUCE = 0;
/** Brokers know it from Kafka 2.1 on. */
const VERSION = 7;
const ACKS_OF_ALL_REPLICAS = -1;
/** How long the broker may take to get the acknowledgements of the replicas. */
const ACKS_TIMEOUT_MS = 15_000;

/** A produce request of batches that are encoded already, which kafkajs's own cannot take. */
export function produceRequest(transactionalId: string, topics: readonly TopicBatches[]): ProtocolRequest {
  const encode = async () =>
    new Encoder()
      .writeString(transactionalId)
      .writeInt16(ACKS_OF_ALL_REPLICAS)
      .writeInt32(ACKS_TIMEOUT_MS)
      .writeArray(topics.map(encodeTopic));
  return {
    request: { apiKey: PRODUCE, apiVersion: VERSION, apiName: 'Produce', encode },
    response,
  };
}

function encodeTopic({ topic, partitions }: TopicBatches): Encoder {
  return new Encoder()
    .writeString(topic)
    .writeArray(
      partitions.map(({ partition, batch }) =>
        new Encoder(batch.length + 8).writeInt32(partition).writeBytes(batch),
      ),
    );
}
