import type { Batch, Consumer } from 'kafkajs';
import { TidemarkError } from '../../../errors/tidemark-error.ts';
import type { LogRecord, PartitionReader, TopicPartition } from '../../../ports/log.ts';
import type { Timing } from '../../../ports/timing.ts';
import { pullRuns } from '../../shared/pull-runs.ts';
import { createWakeup } from '../../shared/wakeup.ts';
import { fromKafka } from '../connection/kafka-error.ts';
import { fromMessage } from '../records/kafka-record.ts';
import type { CommitOffset } from './gather-commits.ts';
import { createReadyRuns } from './ready-runs.ts';

/** A batch as kafkajs hands it out; where it was fetched from is missing in its types. */
export type FetchedBatch = Batch & { readonly fetchedOffset: string };

export interface KafkaReader extends PartitionReader {
  /** True while nothing is fetched for it: before its first seek, and while much lies ready. */
  isPaused(): boolean;
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
  readonly consumer: Pick<Consumer, 'seek' | 'pause' | 'resume'>;
  readonly commitOffset: CommitOffset;
  readonly timing: Timing;
}

/**
 * Turns kafkajs's push into pull. A batch is laid ready and the partition paused while much lies ready, instead of
 * holding kafkajs's handler: it fetches and sends heartbeats only when all handlers of a fetch have returned, so one slow
 * partition would stop the others, and the next batch could not come while this one is worked on.
 */
export function createKafkaReader(options: KafkaReaderOptions): KafkaReader {
  const { topic, partition, consumer, commitOffset, timing } = options;
  const name = `${topic}[${partition}]`;
  const wakeup = createWakeup();
  const loss = new AbortController();
  const ready = createReadyRuns();
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
    const run = ready.takeAll();
    // Before the first seek nothing is to be fetched.
    if (position !== undefined) setPaused(false);
    return run;
  }

  return {
    topic,
    partition,
    lost: loss.signal,
    ...pullRuns({ take, wakeup, timing }),

    seek(offset) {
      assertUsable();
      ready.clear();
      moveTo(offset);
      setPaused(false);
    },

    async commit(offset, metadata) {
      assertUsable();
      acknowledged = undefined;
      try {
        await commitOffset({ topic, partition, offset: String(offset), metadata }, loss.signal);
      } catch (error) {
        throw fromKafka(error, `commit ${offset} of ${name}`);
      }
      // A consumer that is stopping resolves without having committed, and what is lost meanwhile is left out.
      if (acknowledged !== offset) throw lost();
    },

    isPaused: () => isPaused,
    offer(batch) {
      if (loss.signal.aborted || failure !== undefined || position === undefined) return false;
      const from = Number(batch.fetchedOffset);
      if (from !== position && from !== skippedTo) {
        // Fetched before a seek, from a broker that has meanwhile handed the partition on.
        moveTo(position);
        return false;
      }
      ready.push(batch.messages.map((message) => fromMessage({ topic, partition }, message)));
      position = Number(batch.lastOffset()) + 1;
      skippedTo = undefined;
      if (ready.isFull()) setPaused(true);
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
      ready.clear();
      wakeup.wake();
    },
  };
}
