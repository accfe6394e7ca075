/** An entry of the due index: the instant from which time alone, without an event, may change the state of `id`. */
export interface DueEntry {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly due: number;
}

/** States that are read together, in one consistent look. */
export interface StoreRead {
  /** The applied offset A: the next offset of the log partition to fold; undefined when nothing was ever applied. */
  readonly applied: number | undefined;
  /** One packed state per requested id, in the order of the request; undefined where there is none. */
  readonly states: readonly (Buffer | undefined)[];
}

/** What a tick reads of the due index; a part that is undefined is not read. */
export interface DueLook {
  /** As `dueThrough`. */
  readonly timers: { readonly through: number; readonly limit: number } | undefined;
  /** As `dueAfter`. */
  readonly sweep: { readonly after: DueEntry | undefined; readonly limit: number } | undefined;
}

/** How large a partition is, in one look. */
export interface StoreExtent {
  readonly applied: number | undefined;
  readonly states: number;
  /** Entries of the due index. */
  readonly dues: number;
}

/** The due index as it stood at A, and the sizes; a list that was not asked for is empty. */
export interface DuesRead extends StoreExtent {
  readonly due: readonly DueEntry[];
  readonly swept: readonly DueEntry[];
}

/** What is written at once, all or nothing: values as they stand at `next`. Of several entries with one id or name the last counts. */
export interface StoreWrite {
  /** A must have this value, or nothing is written. undefined: nothing must have been applied yet. */
  readonly expected: number | undefined;
  /** A afterwards. */
  readonly next: number;
  readonly states: readonly (readonly [id: string, state: Uint8Array])[];
  readonly dues: readonly DueEntry[];
  /** Reserved fields by name: stream time, source positions, rules, cursor. Opaque to the store. */
  readonly fields: readonly (readonly [name: string, value: Buffer])[];
  /** Counters by name, as they stand; one that is 0 is gone. */
  readonly counts: readonly (readonly [name: string, count: number])[];
}

/** All counters that are not zero, as they stood at A. */
export interface CountsRead {
  readonly applied: number | undefined;
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * `applied`: written. `already`: A was at `next` before, nothing written. `conflict`: A had another value, nothing written.
 */
export type WriteOutcome = 'applied' | 'already' | 'conflict';

/**
 * One log partition's states, due index, reserved fields and counters, all guarded by its applied offset A.
 *
 * Ids are well-formed text of at least one character, not beginning with 0x00, ordered by their UTF-8 bytes (`compareIds`).
 * Offsets, dues and counts are safe integers, limits 1 or more; anything else is a bug and a RangeError. Buffers are handed
 * over: neither side changes one that went in or came out.
 *
 * Reads throw TidemarkError `store-unavailable` (retryable) for an outage and `store-corrupt` for what cannot be read. After
 * a throw of `write` (`outcome-unknown`) it may or may not have happened: the owner claims the partition again.
 */
export interface PartitionStore {
  readonly partition: number;
  read(ids: readonly string[]): Promise<StoreRead>;
  /** A and the named reserved fields in one look. */
  readFields(
    names: readonly string[],
  ): Promise<{ readonly applied: number | undefined; readonly fields: readonly (Buffer | undefined)[] }>;
  /** The reserved fields alone, also where A is damaged: to identify the store before it is rebuilt. */
  peekFields(names: readonly string[]): Promise<readonly (Buffer | undefined)[]>;
  /**
   * A, and how many states and due entries there are, in one look: by which who starts sees that neither was lost.
   * `fields`: the names of all reserved fields that may ever have been written.
   */
  extent(fields: readonly string[]): Promise<StoreExtent>;
  /** Entries with due <= `through`, ascending by (due, id), at most `limit`. */
  dueThrough(through: number, limit: number): Promise<readonly DueEntry[]>;
  /** Entries after `after` in (due, id) order (from the first one when undefined), at most `limit`. */
  dueAfter(after: DueEntry | undefined, limit: number): Promise<readonly DueEntry[]>;
  /** A, the sizes and both lists in one look. Limits are at least 1. */
  readDues(look: DueLook): Promise<DuesRead>;
  write(write: StoreWrite): Promise<WriteOutcome>;
  /** A and the counters in one look. */
  counts(): Promise<CountsRead>;
  /** The numbers of states, of due entries, and of entries with due <= `through`. */
  size(
    through: number,
  ): Promise<{ readonly states: number; readonly dues: number; readonly overdue: number }>;
  /**
   * At most `limit` states, each of another id, all of them when there are no more: for estimates of what customers do.
   * Which ones has nothing to do with what is in them. They are read in several looks: each stands at an A of its own.
   */
  sample(limit: number): Promise<readonly (readonly [id: string, state: Buffer])[]>;
  /** Every state, in no order, for audits and exports; one that is written meanwhile may be missing or come twice. */
  scan(): AsyncIterable<readonly [id: string, state: Buffer]>;
  /** Deletes everything of this partition, A too. */
  clear(): Promise<void>;
}

/** States by log partition: Redis, or memory. */
export interface StateStore {
  partition(partition: number): PartitionStore;
  close(): Promise<void>;
}
