/** One record as it stands in a log. */
export interface LogRecord {
  readonly topic: string;
  readonly partition: number;
  /** A safe integer, ascending within the partition, with gaps where transactions end or records were removed. */
  readonly offset: number;
  /** Epoch milliseconds; undefined when the record carries none. */
  readonly timestamp: number | undefined;
  readonly key: Buffer | null;
  /** null for a tombstone. */
  readonly value: Buffer | null;
  /** By name; of a header that a producer set several times, the last value. */
  readonly headers: Readonly<Record<string, Buffer>>;
}

/** One record to append. */
export interface NewRecord {
  readonly topic: string;
  readonly partition: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, Buffer | string>>;
}

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/**
 * Records of one partition that are appended in one piece: as many as one batch takes, or a single larger one. They stand in it
 * as they will stand in the log, so that nothing is written twice. `packRecords` and `openPackWriter` make them,
 * `unpackRecords` reads them.
 */
export interface RecordPack extends TopicPartition {
  /** At least one. */
  readonly count: number;
  /** `PACK_HEAD_BYTES` bytes that belong to whoever appends it, then the records of a batch of Kafka's format 2. */
  readonly bytes: Buffer;
}

/** A group's committed position in one partition. */
export interface CommittedOffset extends TopicPartition {
  /** The next offset to read. */
  readonly offset: number;
  /** Text of the committer's own, '' for none. */
  readonly metadata: string;
}

/** What a partition holds: offsets in [start, end). */
export interface PartitionBounds extends TopicPartition {
  /** The first offset that retention has left. */
  readonly start: number;
  /** The offset of the next append, records of open transactions included (read_uncommitted). */
  readonly end: number;
}

/** Where an append landed. */
export interface Appended extends TopicPartition {
  readonly offset: number;
  /** The broker's clock in epoch milliseconds, when the topic stamps on append; else undefined. */
  readonly appendedAt: number | undefined;
}

/**
 * One assigned partition, read by the one task that owns it. It delivers nothing before the first `seek`. All methods throw
 * `partition-lost` once the assignment is over, and `offset-out-of-range` once the log no longer has the offset to read
 * next: the reader delivers nothing after a gap.
 */
export interface PartitionReader extends TopicPartition {
  /** Aborted the moment the assignment is over (rebalance, leave, session expired). */
  readonly lost: AbortSignal;
  /** Sets the next offset to deliver and drops what was fetched before. */
  seek(offset: number): void;
  /**
   * The next run of records in offset order, read_committed, never empty; waits for them. Calling it again declares the
   * run before it handled.
   */
  next(): Promise<readonly LogRecord[]>;
  /** As `next`, but resolves with an empty run after `timeoutMs`: for work that is due without records. */
  nextWithin(timeoutMs: number): Promise<readonly LogRecord[]>;
  /** Commits `offset`, the next one to read, for the group, as this member. */
  commit(offset: number, metadata: string): Promise<void>;
}

/** A membership in a group. */
export interface Subscription {
  /** Leaves the group: every reader is lost, then the membership ends. */
  close(): Promise<void>;
  /** Rejects when the membership ends by itself with an error that cannot be retried; resolves after `close`. */
  readonly ended: Promise<void>;
}

export interface SubscribeOptions {
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * How long, in milliseconds, a record may wait for company behind records that came shortly before it; 0 when absent. One
   * that comes alone never waits, nor do records that lie ready already.
   */
  readonly gatherMs?: number;
  /**
   * Called synchronously with the readers of each new assignment, after all earlier readers are lost; the first time
   * before `subscribe` has returned. A member without a share is given an empty list.
   */
  readonly onAssigned: (readers: readonly PartitionReader[]) => void;
}

/** Appends without transactions, acknowledged by all in-sync replicas. */
export interface Appender {
  /**
   * Resolves when every record is acknowledged, with their places in the order given; records of one partition stay in
   * order. After a throw any subset may have landed. Throws `refused` for a topic that does not exist or a record too large.
   */
  append(records: readonly NewRecord[]): Promise<readonly Appended[]>;
  close(): Promise<void>;
}

/** Records and one progress offset that appear together or not at all. */
export interface Transaction {
  /** Each partition's in their order. Used up with the commit. */
  readonly packs: readonly RecordPack[];
  /** The offset committed for a group with the records; `metadata` is '' when absent. */
  readonly progress: TopicPartition & {
    readonly group: string;
    readonly offset: number;
    readonly metadata?: string;
  };
}

/**
 * The one owner of a transactional id. Opening another one with the same id fences this one and ends its open
 * transaction. After any throw the outcome is unknown and the transactor is spent: `discard` it and open another.
 */
export interface Transactor {
  /**
   * Throws `fenced` or `outcome-unknown`, both retryable by a new claim. Readers and `committed` may see the transaction a
   * moment after it returns; opening the same id anew waits until they do.
   */
  commit(transaction: Transaction): Promise<void>;
  /** Gives it up without waiting for anything; never throws. */
  discard(): Promise<void>;
}

export interface ReadOptions extends TopicPartition {
  /** First offset to read, within [start, end]. */
  readonly from: number;
  /** Stop before this offset, and at the latest where the log ended at the call. */
  readonly until?: number;
  readonly isolation: 'read_committed' | 'read_uncommitted';
}

/**
 * A partitioned, append-only log: what loops read, write and commit. Kafka, or memory. Creating topics and the like is
 * `LogAdmin`.
 *
 * All throw TidemarkError: `log-unavailable` (retryable) for an outage; not retryable, `refused` for a topic or partition
 * that does not exist and `offset-out-of-range` for an offset that the log does not have.
 */
export interface Log {
  /** Joins a group. The readers of each assignment come through `onAssigned`. */
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  openAppender(): Promise<Appender>;
  /** Fences every earlier transactor of the same id. */
  openTransactor(transactionalId: string): Promise<Transactor>;
  /** A group's committed offsets in a topic, by partition; partitions without a commit are absent. */
  committed(group: string, topic: string): Promise<ReadonlyMap<number, CommittedOffset>>;
  /** Every partition of a topic with its bounds, in the order of their numbers; undefined when there is no such topic. */
  bounds(topic: string): Promise<readonly PartitionBounds[] | undefined>;
  /** Reads a bounded range outside of any group. Reading committed records waits for transactions that are open in it. */
  read(options: ReadOptions): AsyncIterable<LogRecord>;
  /** Ends every subscription, appender and transactor that is still open. */
  close(): Promise<void>;
}
