import type { LogRecord, NewRecord } from '../../ports/log.ts';
import type { DueEntry, StoreWrite } from '../../ports/state-store.ts';

/** What one batch takes from the log and must read before it can be folded. */
export interface BatchPlan {
  /** How many of the offered records the batch takes, from the head; at least one. */
  readonly taken: number;
  /** How many events these records hold. */
  readonly events: number;
  /** The ids whose states the events need, each once. */
  readonly ids: readonly string[];
  /** Set when the batch ends in a tick: the timers that may be due. */
  readonly timers: { readonly through: number; readonly limit: number } | undefined;
  /** Set when the batch ends in a tick and a sweep is under way. */
  readonly sweep: { readonly after: DueEntry | undefined; readonly limit: number } | undefined;
}

/** What the plan needs, as read from the store. */
export interface BatchReads {
  /** Every id of the plan, of `due` and of `swept`, each once. */
  readonly ids: readonly string[];
  /** The state of each of `ids`, in that order; undefined where there is none. */
  readonly states: readonly (Buffer | undefined)[];
  readonly due: readonly DueEntry[];
  readonly swept: readonly DueEntry[];
}

/** The outcome of a batch. */
export interface StepResult<Notes = unknown> {
  readonly outputs: readonly NewRecord[];
  readonly states: StoreWrite['states'];
  /** Of a state that is written for the first time always one: by their numbers a lost index is found. */
  readonly dues: StoreWrite['dues'];
  readonly counts: StoreWrite['counts'];
  /** False when all that changed can be carried in memory until the next write: time went on, repeats were dropped. */
  readonly mustWrite: boolean;
  /** Handed to the declaration's `onFolded`, and to its `onPublished` when the outputs are published. */
  readonly notes: Notes;
  /** Repeats dropped by source position, and events that were duplicates by their id. */
  readonly duplicates: number;
}

/**
 * One owner's view of one partition: its memory (time, source positions, rules, cursor) and the pure step.
 * It lives from one claim to the next error; what was not written goes with it.
 */
export interface PartitionFold<Notes = unknown> {
  /** Fetches what decoding needs from outside (schemas by id). Throws only retryable errors of outages. */
  prepare(records: readonly LogRecord[]): Promise<void>;
  /** Decodes the head of `records` (never empty) and returns what the batch needs. */
  plan(records: readonly LogRecord[]): BatchPlan;
  /** Folds the planned batch. Called once per plan. */
  step(reads: BatchReads): StepResult<Notes>;
  /** The reserved fields that changed since they were last taken. */
  takeFields(): StoreWrite['fields'];
}

/** What a claim found, for the fold to start from. */
export interface FoldStart {
  readonly partition: number;
  /** The reserved fields, in the order the declaration names them. */
  readonly fields: readonly (Buffer | undefined)[];
  /** True: they are about to be deleted, and the fold is opened only to find out whether it refuses. */
  readonly isAnew: boolean;
}
