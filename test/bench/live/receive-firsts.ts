import { Kafka, logLevel } from 'kafkajs';

/** Calls back with the customer of each first output as soon as it is seen by a reader of committed records. */
export async function receiveFirsts(
  options: { readonly brokers: string; readonly topic: string },
  onFirst: (customerId: string) => void,
): Promise<AsyncDisposable> {
  const kafka = new Kafka({ clientId: 'bench-live', brokers: [options.brokers], logLevel: logLevel.ERROR });
  const consumer = kafka.consumer({ groupId: `${options.topic}.bench`, maxWaitTimeInMs: 50 });
  const joined = new Promise<void>((resolve) => {
    consumer.on('consumer.group_join', () => resolve());
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [options.topic], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    partitionsConsumedConcurrently: 4,
    eachBatch: async ({ batch }) => {
      for (const { key, headers } of batch.messages) {
        if (headers?.['ce_id']?.toString().endsWith(':1')) onFirst(key!.toString());
      }
    },
  });
  await joined;
  return { [Symbol.asyncDispose]: () => consumer.disconnect() };
}
