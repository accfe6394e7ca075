/** One record as it stands in a log. Offsets are safe integers. */
export interface LogRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** Epoch milliseconds; undefined when the record carries none. */
  readonly timestamp: number | undefined;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
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

/** A group's committed position in one partition: the next offset to read. */
export interface CommittedOffset extends TopicPartition {
  readonly offset: number;
  readonly metadata: string;
}

/** What a partition holds now: offsets in [start, end). `end` is read_uncommitted (the log end). */
export interface PartitionBounds extends TopicPartition {
  readonly start: number;
  readonly end: number;
}

/** Where an append landed. `appendedAt` is the broker's clock when the topic stamps on append. */
export interface Appended extends TopicPartition {
  readonly offset: number;
  readonly appendedAt: number | undefined;
}

export interface TopicSpec {
  readonly topic: string;
  readonly partitions: number;
  /** Broker settings by their Kafka names, such as `retention.ms`. */
  readonly config: Readonly<Record<string, string>>;
}

/**
 * One assigned partition, read by the one task that owns it. It delivers nothing before the first `seek`.
 * All methods throw `PartitionLost` once the assignment that gave it is over.
 */
export interface PartitionReader extends TopicPartition {
  /** Aborted the moment the assignment is over (rebalance, leave, session lost). */
  readonly lost: AbortSignal;
  /** Sets the next offset to deliver; whatever was fetched before is dropped. */
  seek(offset: number): void;
  /**
   * The next run of records in offset order, never empty; waits for them. Calling it again says that
   * the run before it is done with. Offsets may have gaps (control records, compaction).
   */
  next(): Promise<readonly LogRecord[]>;
  /** Like `next`, but gives up after `timeoutMs` with an empty run: for work that is due without records. */
  nextWithin(timeoutMs: number): Promise<readonly LogRecord[]>;
  /** Commits `offset` (the next one to read) for the group, as this member; fails if the assignment is over. */
  commit(offset: number, metadata: string): Promise<void>;
}

export interface Subscription {
  /** Leaves the group: every reader is lost, then the membership ends. */
  close(): Promise<void>;
  /** Rejects when the membership ends by itself for a reason that cannot be retried; never resolves before `close`. */
  readonly ended: Promise<void>;
}

export interface SubscribeOptions {
  readonly group: string;
  readonly topics: readonly string[];
  /**
   * Called synchronously with the readers of each new assignment, after all earlier readers are lost; the first time
   * before `subscribe` has returned. A member without a share is told an empty list.
   */
  readonly onAssigned: (readers: readonly PartitionReader[]) => void;
}

/** Plain appends, acknowledged by all replicas. Resolves when every record is acknowledged; on a throw any subset may have landed. */
export interface Appender {
  append(records: readonly NewRecord[]): Promise<readonly Appended[]>;
  close(): Promise<void>;
}

/** Records and one progress offset that appear together or not at all. */
export interface Transaction {
  readonly records: readonly NewRecord[];
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
   * Throws `fenced` or `outcome-unknown`. Readers and `committed` may see it a moment after it returns; opening
   * the same id anew waits until they do.
   */
  commit(transaction: Transaction): Promise<void>;
  /** Gives it up without waiting for anything; never throws. */
  discard(): Promise<void>;
}

export interface ReadOptions extends TopicPartition {
  /** First offset to read. */
  readonly from: number;
  /** Stop before this offset, and at the latest where the log ended at the call. */
  readonly until?: number;
  readonly isolation: 'read_committed' | 'read_uncommitted';
}

/**
 * A partitioned, append-only log: Kafka, or memory. What names a topic or partition that does not exist is `refused`;
 * an offset that the log does not have is `offset-out-of-range`; both cannot be retried.
 */
export interface Log {
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  openAppender(): Promise<Appender>;
  /** Fences every earlier transactor of the same id. */
  openTransactor(transactionalId: string): Promise<Transactor>;
  /** A group's committed offsets in a topic, by partition; partitions without a commit are absent. */
  committed(group: string, topic: string): Promise<ReadonlyMap<number, CommittedOffset>>;
  /** Commits offsets for a group from outside it, for `setup` and repair. Refused while the group has members. */
  commitFor(group: string, offsets: readonly CommittedOffset[]): Promise<void>;
  /** Every partition of a topic with its bounds, by partition; undefined when there is no such topic. */
  bounds(topic: string): Promise<readonly PartitionBounds[] | undefined>;
  /** Reads a bounded stretch outside any group. Reading committed records waits for transactions that are open in it. */
  read(options: ReadOptions): AsyncIterable<LogRecord>;
  /** Creates those that do not exist; leaves the others as they are. */
  createTopics(topics: readonly TopicSpec[]): Promise<void>;
  /** How many bytes one append to a partition of the topic may have as it is sent; undefined when there is no such topic. */
  maxMessageBytes(topic: string): Promise<number | undefined>;
  /** Lets a topic take appends of at least so many bytes; its other settings stay as they are. */
  raiseMaxMessageBytes(topic: string, bytes: number): Promise<void>;
  close(): Promise<void>;
}
