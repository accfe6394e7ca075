import { namesOf } from '@tidemark/pipeline';
import { type Block, customerEventsBlockSchema } from '@tidemark/schemas';
import { createWireDecoder } from '@tidemark/stream';
import { Kafka, logLevel } from 'kafkajs';
import type { RealContext } from '../../support/real-context.ts';

/** Calls back with each record of the log soon after it stands there. */
export async function followLog(
  context: RealContext,
  brokers: string,
  onBlock: (partition: number, offset: number, block: Block) => void,
): Promise<AsyncDisposable> {
  const { registry } = context;
  const decoder = createWireDecoder({ registry, codec: customerEventsBlockSchema, now: Date.now });
  const topic = namesOf(context).customerEvents;
  const kafka = new Kafka({ clientId: 'bench-log', brokers: [brokers], logLevel: logLevel.ERROR });
  const consumer = kafka.consumer({ groupId: `${topic}.bench`, maxWaitTimeInMs: 50 });
  const joined = Promise.withResolvers<void>();
  consumer.on('consumer.group_join', () => joined.resolve());
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch: { messages, partition } }) => {
      await decoder.prepare(messages.map(({ value }) => value));
      for (const { value, offset } of messages) {
        const block = decoder.decode(value);
        if (!block.ok) throw new Error(block.detail);
        onBlock(partition, Number(offset), block.value);
      }
    },
  });
  await joined.promise;
  return { [Symbol.asyncDispose]: () => consumer.disconnect() };
}
