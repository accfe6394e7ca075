import { TidemarkError } from '../../../errors/tidemark-error.ts';
import type { LogRecord, PartitionReader } from '../../../ports/log.ts';
import type { Timing } from '../../../ports/timing.ts';
import { pullRuns } from '../../shared/pull-runs.ts';
import { createWakeup } from '../../shared/wakeup.ts';
import type { MemoryLogPartition } from './memory-log-partition.ts';

/** Records per run at most; of the order of what one fetch from Kafka brings. */
const RUN_LENGTH = 500;

export interface MemoryReader extends PartitionReader {
  /** Ends the assignment: every waiting and every later call throws. */
  lose(): void;
}

export interface MemoryReaderOptions {
  readonly partition: MemoryLogPartition;
  readonly timing: Timing;
  /** Notes a commit of the group. */
  readonly commit: (offset: number, metadata: string) => void;
}

/** Reads one partition, read_committed, for as long as it is assigned. */
export function createMemoryReader({ partition, timing, commit }: MemoryReaderOptions): MemoryReader {
  const { topic, partition: number } = partition;
  const wakeup = createWakeup();
  const loss = new AbortController();
  const stopListening = partition.onAppend(wakeup.wake);
  let position: number | undefined;

  function assertHeld(): void {
    if (!loss.signal.aborted) return;
    throw new TidemarkError(
      'partition-lost',
      `Cannot use ${topic}[${number}]: it is no longer assigned here`,
      {
        isRetryable: true,
      },
    );
  }

  /** What there is now; empty when there is nothing to see yet. */
  function takeRun(): readonly LogRecord[] {
    assertHeld();
    while (position !== undefined) {
      assertInRange(partition, position);
      if (position === partition.end()) return [];
      const run = partition.stretch(position, partition.end(), RUN_LENGTH, 'read_committed');
      position = run.nextOffset;
      if (run.records.length > 0) return run.records;
    }
    return [];
  }

  return {
    topic,
    partition: number,
    lost: loss.signal,
    seek(offset) {
      assertHeld();
      position = offset;
      wakeup.wake();
    },
    ...pullRuns({ take: takeRun, wakeup, timing }),
    async commit(offset, metadata) {
      assertHeld();
      commit(offset, metadata);
    },
    lose() {
      loss.abort('lost');
      stopListening();
      wakeup.wake();
    },
  };
}

/** Throws when an offset is neither in the partition nor its end. */
export function assertInRange(partition: MemoryLogPartition, offset: number): void {
  if (offset >= partition.start() && offset <= partition.end()) return;
  throw new TidemarkError(
    'offset-out-of-range',
    `Cannot read ${partition.topic}[${partition.partition}] from offset ${offset}: it holds [${partition.start()}, ${partition.end()})`,
    { isRetryable: false },
  );
}
