import type { Block } from '@tidemark/schemas';
import {
  type CustomerEvent,
  customerEventsBlockSchema,
  type Purchase,
  purchaseSchema,
  subjectOf,
} from '@tidemark/schemas';
import {
  createConfluentRegistry,
  createWireDecoder,
  openWireEncoder,
  partitionFor,
  type WireDecoder,
  type WireEncoder,
} from '@tidemark/stream';
import type { EachBatchPayload, KafkaMessage, Producer } from 'kafkajs';
import { bareTopics, LOG_PARTITIONS } from '../workload/bench-deployment.ts';
import { bareKafka, consumeFromStart } from './bare-client.ts';
import type { Job } from './job.ts';
import type { Meter } from './meter.ts';

const BATCH_RECORDS = 2_000;
const BLOCK_EVENTS = 500;

interface Parts {
  readonly decoder: WireDecoder<Purchase>;
  readonly encoder: WireEncoder<Block>;
  readonly producer: Producer;
  readonly outputTopic: string;
}

/** The least an intake can be: decode, encode into blocks, produce, commit. No validation, no dead letters. */
export async function runBareIntake(job: Job, meter: Meter): Promise<void> {
  const registry = createConfluentRegistry({ url: job.urls.registryUrl });
  const kafka = bareKafka(job);
  const producer = kafka.producer({
    createPartitioner:
      () =>
      ({ message }) =>
        message.partition!,
  });
  await producer.connect();
  const parts: Parts = {
    decoder: createWireDecoder({ registry, codec: purchaseSchema, now: Date.now }),
    encoder: await openWireEncoder({
      registry,
      subject: subjectOf(`${job.deployment}.customer-events`),
      codec: customerEventsBlockSchema,
    }),
    producer,
    outputTopic: bareTopics.blocks(job.deployment),
  };
  const consumer = await consumeFromStart(kafka, `${job.deployment}.purchases`, async (payload, consumer) => {
    const { topic, partition, messages } = payload.batch;
    for (let from = 0; from < messages.length; from += BATCH_RECORDS) {
      const chunk = messages.slice(from, from + BATCH_RECORDS);
      await carryOver(parts, payload, chunk);
      const next = String(Number(chunk.at(-1)!.offset) + 1);
      await consumer.commitOffsets([{ topic, partition, offset: next }]);
      payload.resolveOffset(chunk.at(-1)!.offset);
      meter.note(chunk.length);
    }
  });
  await meter.done;
  await consumer.disconnect();
  await producer.disconnect();
}

async function carryOver(
  { decoder, encoder, producer, outputTopic }: Parts,
  { batch }: EachBatchPayload,
  chunk: readonly KafkaMessage[],
): Promise<void> {
  await decoder.prepare(chunk.map(({ value }) => value));
  const origins = [{ topic: batch.topic, incarnation: 1, partition: batch.partition }];
  const byPartition = Array.from({ length: LOG_PARTITIONS }, (): CustomerEvent[] => []);
  for (const message of chunk) {
    const event = toEvent(decoder, message);
    byPartition[partitionFor(event.customerId, LOG_PARTITIONS)]!.push(event);
  }
  const messages = byPartition.flatMap((events, partition) =>
    inBlocks(events).map((entries) => ({
      key: null,
      value: encoder.encode({ origins, entries }),
      partition,
    })),
  );
  await producer.send({ topic: outputTopic, acks: -1, messages });
}

function toEvent(decoder: WireDecoder<Purchase>, { value, offset }: KafkaMessage): CustomerEvent {
  const decoded = decoder.decode(value);
  if (!decoded.ok) throw new Error(decoded.detail);
  // Field by field: the baseline should not pay for rest and spread of ten fields an event.
  const { customerId, eventId, occurredAt, kind, amountMinor, currency } = decoded.value;
  const { orderId, channel, source, customerType } = decoded.value;
  return {
    type: 'CustomerEvent',
    origin: 0,
    offset: Number(offset),
    customerId,
    eventId,
    occurredAt,
    body: { type: 'PurchaseBody', kind, amountMinor, currency, orderId, channel, source, customerType },
  };
}

function inBlocks(events: readonly CustomerEvent[]): readonly (readonly CustomerEvent[])[] {
  const blocks: (readonly CustomerEvent[])[] = [];
  for (let at = 0; at < events.length; at += BLOCK_EVENTS) blocks.push(events.slice(at, at + BLOCK_EVENTS));
  return blocks;
}
