import type {
  Log,
  LogAdmin,
  LogRecord,
  NewRecord,
  PartitionReader,
  Timing,
  TopicPartition,
} from '@tidemark/stream';

/** What a contract needs of a log besides the port. */
export interface LogHarness {
  /** Another process's log on the same broker. */
  open(): Log;
  /** The administration of that broker. */
  readonly admin: LogAdmin;
  /** Leaves records in the log of a transaction that was aborted. */
  appendAborted(records: readonly NewRecord[]): Promise<void>;
  /** Moves a partition's start, as retention does. */
  deleteBefore(at: TopicPartition, offset: number): Promise<void>;
  /** A name that nobody has used on this broker. */
  freshName(stem: string): string;
}

/** The wall clock. */
export const wallTiming: Timing = {
  now: () => Date.now(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    }),
};

/** A record with a text for its value. */
export function text(at: TopicPartition, value: string): NewRecord {
  return { topic: at.topic, partition: at.partition, key: null, value: Buffer.from(value) };
}

export function textOf(record: LogRecord): string {
  return record.value?.toString() ?? '';
}

export async function all<T>(records: AsyncIterable<T>): Promise<readonly T[]> {
  const collected: T[] = [];
  for await (const record of records) collected.push(record);
  return collected;
}

/** Pulls runs until `count` records are there. */
export async function pull(reader: PartitionReader, count: number): Promise<readonly LogRecord[]> {
  const pulled: LogRecord[] = [];
  while (pulled.length < count) pulled.push(...(await reader.next()));
  return pulled;
}

/** A group member whose assignments can be waited for, one after the other. */
export interface Member {
  nextAssignment(): Promise<readonly PartitionReader[]>;
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

export async function join(log: Log, group: string, topic: string): Promise<Member> {
  const assignments: (readonly PartitionReader[])[] = [];
  let arrived = Promise.withResolvers<void>();
  const subscription = await log.subscribe({
    group,
    topics: [topic],
    onAssigned(readers) {
      assignments.push(readers);
      arrived.resolve();
    },
  });
  return {
    ended: subscription.ended,
    close: () => subscription.close(),
    async nextAssignment() {
      while (assignments.length === 0) {
        await arrived.promise;
        arrived = Promise.withResolvers();
      }
      return assignments.shift()!;
    },
  };
}
