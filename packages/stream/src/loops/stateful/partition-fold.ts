import type { LogRecord, RecordPack } from '../../ports/log.ts';
import type { DueEntry, StoreWrite } from '../../ports/state-store.ts';

/** What one batch takes from the log, and which due entries it needs. */
export interface BatchPlan {
  /** How many of the offered records the batch takes, from the head; at least one. */
  readonly taken: number;
  /** How many events these records hold. */
  readonly events: number;
  /** Set when the batch ends in a tick: the timers that may be due. */
  readonly timers: { readonly through: number; readonly limit: number } | undefined;
  /** Set when the batch ends in a tick and a sweep is under way. */
  readonly sweep: { readonly after: DueEntry | undefined; readonly limit: number } | undefined;
}

/** The due entries of a plan, as the store holds them: the fold reads them through what is not written yet. */
export interface StoredDues {
  readonly due: readonly DueEntry[];
  readonly swept: readonly DueEntry[];
}

/** What the plan needs, as read from the store. */
export interface BatchReads extends StoredDues {
  /** What `missing` asked for. */
  readonly ids: readonly string[];
  /** The state of each of `ids`, in that order; undefined where there is none. */
  readonly states: readonly (Buffer | undefined)[];
}

/** The outcome of a batch. What it changed stays with the fold until `takeWrite`. */
export interface StepResult<Notes = unknown> {
  readonly outputs: readonly RecordPack[];
  /** Somebody waits to see this batch in the store: it is written as soon as the records at hand are folded. */
  readonly isAwaited: boolean;
  /** Handed to the declaration's `onFolded`, and to its `onPublished` when the outputs are published. */
  readonly notes: Notes;
  /** Repeats dropped by source position, and events that were duplicates by their id. */
  readonly duplicates: number;
}

/** What a fold has changed since it was last asked, as it stands; of a state that is written for the first time always a due, too. */
export type FoldWrite = Pick<StoreWrite, 'states' | 'dues' | 'fields' | 'counts'>;

/**
 * One owner's view of one partition: its memory (time, source positions, rules, cursor), the states and counters that it holds,
 * and the pure step. It lives from one claim to the next error; what was not written goes with it.
 */
export interface PartitionFold<Notes = unknown> {
  /** Fetches what decoding needs from outside (schemas by id). Throws only retryable errors of outages. */
  prepare(records: readonly LogRecord[]): Promise<void>;
  /** Decodes the head of `records` (never empty) and returns what the batch needs. */
  plan(records: readonly LogRecord[]): BatchPlan;
  /** Once per plan, after it: the ids whose states the batch needs and the fold does not hold, each once. */
  missing(dues: StoredDues): readonly string[];
  /** Folds the planned batch. Called once per plan. */
  step(reads: BatchReads): StepResult<Notes>;
  /** About how many bytes that take which has changed and was not taken. 0 when all that changed can be carried in memory: time went on, repeats were dropped. */
  unwritten(): number;
  /** All that has changed since it was last taken. The fold holds on to it until `noteWritten`: only then may the store be asked for it. */
  takeWrite(): FoldWrite;
  /** What was taken last stands in the store. Never two are under way. Not called between a plan and its step. */
  noteWritten(): void;
}

/** What a claim found, for the fold to start from. */
export interface FoldStart {
  readonly partition: number;
  /** How many partitions this process owns, this one included: what it holds in memory is for all of them. */
  readonly owned: number;
  /** The reserved fields, in the order the declaration names them. */
  readonly fields: readonly (Buffer | undefined)[];
  /** All counters that are not zero. */
  readonly counts: ReadonlyMap<string, number>;
  /** True: they are about to be deleted, and the fold is opened only to find out whether it refuses. */
  readonly isAnew: boolean;
}
