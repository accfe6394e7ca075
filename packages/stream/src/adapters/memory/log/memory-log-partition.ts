import type { LogRecord, NewRecord, ReadOptions, TopicPartition } from '../../../ports/log.ts';

/** How the records of one append came about: plainly, or in a transaction that ended this way. */
export type AppendKind = 'plain' | 'committed' | 'aborted';

/** A stretch of a partition: what may be seen of it, and the offset after it. */
export interface Stretch {
  readonly records: readonly LogRecord[];
  readonly nextOffset: number;
}

interface PartitionOptions extends TopicPartition {
  /** Whether appends return the broker's time; otherwise it counts as the producer's. */
  readonly isStampedOnAppend: boolean;
}

export interface MemoryLogPartition extends PartitionOptions {
  /** The first offset that is still there. */
  start(): number;
  /** The offset that the next record will get. */
  end(): number;
  /**
   * Appends in order and returns the first offset. A transaction also takes the offset after its records for
   * its marker, as Kafka's control records do, so that readers meet gaps.
   */
  append(records: readonly NewRecord[], kind: AppendKind, timestamp: number): number;
  /** At most `limit` records in [from, until) as an isolation level shows them; `from` must not be below `start`. */
  stretch(from: number, until: number, limit: number, isolation: ReadOptions['isolation']): Stretch;
  /** Moves the start, as retention does. */
  deleteBefore(offset: number): void;
  /** Calls `listener` after every append, until the function that it returns is called. */
  onAppend(listener: () => void): () => void;
}

/** One partition as an array in offset order. */
export function createMemoryLogPartition(options: PartitionOptions): MemoryLogPartition {
  let records: LogRecord[] = [];
  let start = 0;
  let end = 0;
  const abortedOffsets = new Set<number>();
  const listeners = new Set<() => void>();

  return {
    ...options,
    start: () => start,
    end: () => end,

    append(newRecords, kind, timestamp) {
      const firstOffset = end;
      for (const record of newRecords) {
        if (kind === 'aborted') abortedOffsets.add(end);
        records.push(stored(record, end, timestamp));
        end += 1;
      }
      if (kind !== 'plain') end += 1;
      for (const listener of [...listeners]) listener();
      return firstOffset;
    },

    stretch(from, until, limit, isolation) {
      const first = indexOfOffset(records, from);
      const last = Math.min(indexOfOffset(records, until), first + limit);
      const found = records.slice(first, last);
      const hidesAborted = isolation === 'read_committed' && abortedOffsets.size > 0;
      return {
        records: hidesAborted ? found.filter((record) => !abortedOffsets.has(record.offset)) : found,
        nextOffset:
          records[last] === undefined ? Math.min(until, end) : Math.min(until, records[last].offset),
      };
    },

    deleteBefore(offset) {
      start = Math.min(Math.max(start, offset), end);
      records = records.slice(indexOfOffset(records, start));
    },

    onAppend(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The index of the first record at or after an offset. Without gaps it is a subtraction, else a binary search. */
function indexOfOffset(records: readonly LogRecord[], offset: number): number {
  const guess = offset - (records[0]?.offset ?? 0);
  if (records[guess]?.offset === offset) return guess;
  let low = 0;
  let high = records.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (records[middle]!.offset < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function stored(record: NewRecord, offset: number, timestamp: number): LogRecord {
  const { topic, partition, key, value } = record;
  const headers: Record<string, Buffer> = {};
  for (const name in record.headers) {
    const header = record.headers[name]!;
    headers[name] = typeof header === 'string' ? Buffer.from(header) : header;
  }
  return { topic, partition, offset, timestamp, key, value, headers };
}
