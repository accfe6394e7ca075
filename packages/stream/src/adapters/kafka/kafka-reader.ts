import type { Batch, Consumer } from 'kafkajs';
import { TidemarkError } from '../../errors.ts';
import type { LogRecord, PartitionReader, TopicPartition } from '../../ports/log.ts';
import type { Timing } from '../../service-context.ts';
import { pullRuns } from '../pull-runs.ts';
import { createWakeup } from '../wakeup.ts';
import { fromKafka } from './kafka-error.ts';
import { fromMessage } from './kafka-record.ts';

/** What lies ready for a slow reader before its partition is paused, and when it is resumed. */
const PAUSE_ABOVE_BYTES = 1024 * 1024;
const RESUME_BELOW_BYTES = 512 * 1024;

/** A batch as kafkajs hands it out; where it was fetched from is missing in its types. */
export type FetchedBatch = Batch & { readonly fetchedOffset: string };

export interface KafkaReader extends PartitionReader {
  /** Takes a batch in; false when it is not the one that comes next, and is dropped. */
  offer(batch: FetchedBatch): boolean;
  /** Nothing below this offset is to be shown: kafkajs has passed control or aborted records by itself. */
  skipTo(offset: number): void;
  /** Kafka has accepted a commit of this offset. */
  acknowledge(offset: number): void;
  /** Every later call throws this. */
  fail(error: TidemarkError): void;
  /** Ends the assignment. */
  lose(): void;
}

export interface KafkaReaderOptions extends TopicPartition {
  readonly consumer: Pick<Consumer, 'seek' | 'pause' | 'resume' | 'commitOffsets'>;
  readonly timing: Timing;
}

interface Run {
  readonly records: readonly LogRecord[];
  readonly bytes: number;
}

/**
 * Turns kafkajs's push into pull. A batch is laid ready and the partition paused while much lies ready, instead of
 * holding kafkajs's handler: it fetches and sends heartbeats only when all handlers of a fetch have returned, so one slow
 * partition would stop the others, and the next batch could not come while this one is worked on.
 */
export function createKafkaReader({ topic, partition, consumer, timing }: KafkaReaderOptions): KafkaReader {
  const name = `${topic}[${partition}]`;
  const wakeup = createWakeup();
  const loss = new AbortController();
  let ready: Run[] = [];
  let readyBytes = 0;
  let isPaused = true;
  /** The next offset wanted from kafkajs; undefined before the first seek. */
  let position: number | undefined;
  /** Where kafkajs stands when it has passed over records that are not shown. */
  let skippedTo: number | undefined;
  let acknowledged: number | undefined;
  let failure: TidemarkError | undefined;

  function lost(cause?: unknown): TidemarkError {
    return new TidemarkError('partition-lost', `Cannot use ${name}: it is no longer assigned here`, {
      isRetryable: true,
      cause,
    });
  }

  function assertUsable(): void {
    if (failure !== undefined) throw failure;
    if (loss.signal.aborted) throw lost();
  }

  function setPaused(shouldPause: boolean): void {
    if (isPaused === shouldPause) return;
    isPaused = shouldPause;
    if (shouldPause) consumer.pause([{ topic, partitions: [partition] }]);
    else consumer.resume([{ topic, partitions: [partition] }]);
  }

  function moveTo(offset: number): void {
    position = offset;
    skippedTo = undefined;
    consumer.seek({ topic, partition, offset: String(offset) });
  }

  function take(): readonly LogRecord[] {
    assertUsable();
    const run = ready.shift();
    if (run === undefined) return [];
    readyBytes -= run.bytes;
    if (readyBytes < RESUME_BELOW_BYTES) setPaused(false);
    return run.records;
  }

  return {
    topic,
    partition,
    lost: loss.signal,
    ...pullRuns({ take, wakeup, timing }),

    seek(offset) {
      assertUsable();
      ready = [];
      readyBytes = 0;
      moveTo(offset);
      setPaused(false);
    },

    async commit(offset, metadata) {
      assertUsable();
      acknowledged = undefined;
      try {
        await consumer.commitOffsets([{ topic, partition, offset: String(offset), metadata }]);
      } catch (error) {
        throw fromKafka(error, `commit ${offset} of ${name}`);
      }
      // A consumer that is stopping resolves without having committed.
      if (acknowledged !== offset) throw lost();
    },

    offer(batch) {
      if (loss.signal.aborted || failure !== undefined || position === undefined) return false;
      const from = Number(batch.fetchedOffset);
      if (from !== position && from !== skippedTo) {
        // Fetched before a seek, from a broker that has meanwhile handed the partition on.
        moveTo(position);
        return false;
      }
      const records = batch.messages.map((message) => fromMessage({ topic, partition }, message));
      const bytes = records.reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
      ready.push({ records, bytes });
      readyBytes += bytes;
      position = Number(batch.lastOffset()) + 1;
      skippedTo = undefined;
      if (readyBytes > PAUSE_ABOVE_BYTES) setPaused(true);
      wakeup.wake();
      return true;
    },
    skipTo(offset) {
      skippedTo = offset;
    },
    acknowledge(offset) {
      acknowledged = offset;
    },
    fail(error) {
      failure = error;
      wakeup.wake();
    },
    lose() {
      loss.abort();
      ready = [];
      wakeup.wake();
    },
  };
}
