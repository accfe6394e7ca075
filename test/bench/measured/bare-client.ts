import { type Consumer, type EachBatchPayload, Kafka, logLevel } from 'kafkajs';
import { LOG_PARTITIONS } from '../workload/bench-deployment.ts';
import type { Job } from './job.ts';

/** The client of the bare loops, with the settings of a reader that knows kafkajs. */
export function bareKafka({ deployment, urls }: Job): Kafka {
  return new Kafka({
    clientId: `${deployment}-bare`,
    brokers: [urls.kafkaBrokers],
    // It logs as an error what the loop handles: the refusal while the markers of a transaction are written.
    logLevel: logLevel.NOTHING,
    // Else the first "not yet" of a new transaction costs 300 ms.
    retry: { initialRetryTime: 5 },
  });
}

/** Consumes a topic from its beginning, all partitions at once, offsets left to `handle`. */
export async function consumeFromStart(
  kafka: Kafka,
  topic: string,
  handle: (payload: EachBatchPayload, consumer: Consumer) => Promise<void>,
): Promise<Consumer> {
  const consumer = kafka.consumer({
    groupId: `bare.${topic}`,
    maxBytesPerPartition: 256 * 1_024,
    maxWaitTimeInMs: 50,
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: LOG_PARTITIONS,
    eachBatch: (payload) => handle(payload, consumer),
  });
  return consumer;
}
