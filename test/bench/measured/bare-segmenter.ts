import { type Block, customerEventsBlockSchema } from '@tidemark/schemas';
import { createConfluentRegistry, createWireDecoder, type WireDecoder } from '@tidemark/stream';
import { Redis } from 'ioredis';
import type { EachBatchPayload, Kafka, KafkaMessage, Producer } from 'kafkajs';
import { bareTopics } from '../workload/bench-deployment.ts';
import { bareKafka, consumeFromStart } from './bare-client.ts';
import { type BareStates, openBareStates } from './bare-states.ts';
import { commitBare } from './bare-transaction.ts';
import type { Job, OutputShape } from './job.ts';
import type { Meter } from './meter.ts';

const BATCH_EVENTS = 2_000;
/** As many as an output of ours has, and about as long. */
const HEADERS = {
  ce_specversion: '1.0',
  ce_id: 'c-000000:12',
  ce_type: 'tidemark.segment.changed.v1',
  ce_source: '/tidemark/bench',
  ce_time: '2024-01-01T00:00:00.000Z',
  ce_subject: 'c-000000',
  'content-type': 'application/vnd.confluent.avro',
};

interface Owned {
  readonly producer: Producer;
  readonly states: BareStates;
  applied: string;
}

/** A transactional producer and a hash of states for each partition, opened when its first batch comes. */
function openOwners(kafka: Kafka, redis: Redis, deployment: string) {
  const owners = new Map<number, Promise<Owned>>();
  const open = async (partition: number): Promise<Owned> => {
    const producer = kafka.producer({
      transactionalId: `${deployment}-bare-${partition}`,
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition!,
    });
    await producer.connect();
    const states = await openBareStates(redis, `${deployment}:bare:${partition}`);
    return { producer, states, applied: '' };
  };
  return {
    of(partition: number): Promise<Owned> {
      const known = owners.get(partition) ?? open(partition);
      owners.set(partition, known);
      return known;
    },
    async close() {
      for (const owned of await Promise.all(owners.values())) await owned.producer.disconnect();
    },
  };
}

/** The least a segmenter can be: decode, read states, write them back unfolded with as many outputs, exactly once. */
export async function runBareSegmenter(job: Job, meter: Meter): Promise<void> {
  const kafka = bareKafka(job);
  const redis = new Redis(job.urls.redisUrl, { protocol: 2 });
  const registry = createConfluentRegistry({ url: job.urls.registryUrl });
  const decoder = createWireDecoder({ registry, codec: customerEventsBlockSchema, now: Date.now });
  const owners = openOwners(kafka, redis, job.deployment);
  const echo = openEcho(job.shape!, bareTopics.outputs(job.deployment), meter);
  const consumer = await consumeFromStart(kafka, `${job.deployment}.customer-events`, async (payload) => {
    const { messages, partition } = payload.batch;
    await decoder.prepare(messages.map(({ value }) => value));
    const owned = await owners.of(partition);
    for (const { ids, last } of batchesOf(decoder, messages)) {
      await echo(owned, payload, ids, last);
      payload.resolveOffset(last);
      await payload.heartbeat();
      meter.note(ids.length);
    }
  });
  await meter.done;
  await consumer.disconnect();
  await owners.close();
  redis.disconnect();
}

/** The customers of each batch, one an event, and the offset that it ends with. */
function* batchesOf(
  decoder: WireDecoder<Block>,
  messages: readonly KafkaMessage[],
): Generator<{ ids: readonly string[]; last: string }> {
  let ids: string[] = [];
  for (const [index, { value, offset }] of messages.entries()) {
    const block = decoder.decode(value);
    if (!block.ok) throw new Error(block.detail);
    for (const entry of block.value.entries) if (entry.type === 'CustomerEvent') ids.push(entry.customerId);
    if (ids.length < BATCH_EVENTS && index < messages.length - 1) continue;
    yield { ids, last: offset };
    ids = [];
  }
}

function openEcho(
  { outputsPerEvent, outputBytes, stateBytes }: OutputShape,
  outputTopic: string,
  meter: Meter,
) {
  const newState = Buffer.alloc(stateBytes, 1);
  const value = Buffer.alloc(outputBytes, 1);
  return async (
    owned: Owned,
    { batch: { topic, partition } }: EachBatchPayload,
    ids: readonly string[],
    last: string,
  ): Promise<void> => {
    const distinct = [...new Set(ids)];
    const states = distinct.length === 0 ? [] : await owned.states.read(distinct);
    const messages = ids
      .slice(0, Math.round(ids.length * outputsPerEvent))
      .map((id) => ({ key: Buffer.from(id), value, headers: HEADERS, partition }));
    const offset = String(Number(last) + 1);
    const offsets = { topic, partitions: [{ partition, offset }] };
    const stop = meter.startTransaction();
    await commitBare(owned.producer, {
      topic: outputTopic,
      messages,
      group: `bare.progress.${topic}`,
      offsets,
    });
    stop();
    meter.noteOutputs(messages.length);
    const written = distinct.map((id, index) => [id, states[index] ?? newState] as const);
    await owned.states.write(written, owned.applied, offset);
    owned.applied = offset;
  };
}
