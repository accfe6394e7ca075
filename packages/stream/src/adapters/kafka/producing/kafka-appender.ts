import { CompressionTypes, type Producer, type RecordMetadata } from 'kafkajs';
import { TidemarkError } from '../../../errors/tidemark-error.ts';
import type { Appended, Appender, NewRecord } from '../../../ports/log.ts';
import { type KafkaConnection, openKafka, RETRY } from '../connection/kafka-connection.ts';
import { fromKafka, isTooLarge } from '../connection/kafka-error.ts';
import { toMessage } from '../records/kafka-record.ts';
import { gatherAppends } from './gather-appends.ts';
import { isLarge, produceWaves } from './produce-waves.ts';

const ACKS_OF_ALL_REPLICAS = -1;

/**
 * A plain producer. It is not idempotent: after a failed produce kafkajs hands its sequence number to whatever is sent
 * next, and a batch of the same length may then be acknowledged as a duplicate without being written.
 *
 * Repeats and order: kafkajs sends a request that failed again, as a whole, so that any of its records may stand twice.
 * It keeps the prefix rule all the same. A caller has one `append` in flight per source partition and stops at a throw, so
 * between two attempts nothing later of that source is sent: a log partition holds a, then a again, never b before a.
 * Of an `append` too large for one request the next part is sent when the one before it is acknowledged.
 */
export async function openKafkaAppender(connection: KafkaConnection): Promise<Appender> {
  const producer = openKafka(connection).producer({
    createPartitioner:
      () =>
      ({ message }) =>
        message.partition!,
    idempotent: false,
    allowAutoTopicCreation: false,
    retry: RETRY,
  });
  try {
    await producer.connect();
  } catch (error) {
    throw fromKafka(error, 'open an appender');
  }

  return {
    append: gatherAppends(async (records) => {
      const appended = new Array<Appended>(records.length);
      try {
        for (const indices of produceWaves(records)) {
          const wave = indices.map((index) => records[index]!);
          const landed = locate(wave, await send(producer, wave));
          for (const [at, index] of indices.entries()) appended[index] = landed[at]!;
        }
      } catch (error) {
        throw fromKafka(error, 'append');
      }
      return appended;
    }),
    close: () => producer.disconnect(),
  };
}

/**
 * A record that came in compressed may be larger than any topic takes as it is, and one at its topic's limit is larger
 * still with the headers of a dead letter. So large ones are compressed, by gzip, which every client reads; only what
 * is too large even then goes by Zstandard, which packs what another producer packed by it.
 */
async function send(producer: Producer, wave: readonly NewRecord[]): Promise<readonly RecordMetadata[]> {
  const { None, GZIP, ZSTD } = CompressionTypes;
  if (!wave.some(isLarge)) return sendAs(producer, wave, None);
  try {
    return await sendAs(producer, wave, GZIP);
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    return sendAs(producer, wave, ZSTD);
  }
}

function sendAs(
  producer: Producer,
  wave: readonly NewRecord[],
  compression: CompressionTypes,
): Promise<RecordMetadata[]> {
  const topicMessages = [...Map.groupBy(wave, ({ topic }) => topic)].map(([topic, records]) => ({
    topic,
    messages: records.map((record) => ({ ...toMessage(record), partition: record.partition })),
  }));
  return producer.sendBatch({ acks: ACKS_OF_ALL_REPLICAS, compression, topicMessages });
}

/**
 * Gives each record its place. A partition without an answer was not sent: when a leader moves, between two attempts, to
 * a broker that has answered already, kafkajs does not ask that broker again and resolves.
 */
function locate(wave: readonly NewRecord[], answers: readonly RecordMetadata[]): readonly Appended[] {
  const placeOf = new Map(answers.map((answer) => [`${answer.topicName}/${answer.partition}`, answer]));
  const usedOf = new Map<RecordMetadata, number>();
  return wave.map(({ topic, partition }) => {
    const place = placeOf.get(`${topic}/${partition}`);
    if (place?.baseOffset === undefined) throw notAcknowledged(topic, partition);
    const used = usedOf.get(place) ?? 0;
    usedOf.set(place, used + 1);
    // -1 when the topic keeps the producer's time.
    const stampedAt = Number(place.logAppendTime ?? -1);
    return {
      topic,
      partition,
      offset: Number(place.baseOffset) + used,
      appendedAt: stampedAt >= 0 ? stampedAt : undefined,
    };
  });
}

function notAcknowledged(topic: string, partition: number): TidemarkError {
  return new TidemarkError(
    'log-unavailable',
    `Cannot append to ${topic}[${partition}]: no broker acknowledged it`,
    { isRetryable: true },
  );
}
