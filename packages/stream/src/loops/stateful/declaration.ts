import type { FoldStart, PartitionFold } from './partition-fold.ts';

/** How a claim treats a state and a log that do not fit together. */
export type Recovery =
  /** Refuse to start, with a message that states what to do. */
  | 'refuse'
  /** The committed offset is lost but the state is whole: go on from the applied offset. */
  | 'trust-state'
  /** Delete the state and fold the log again from its first record; what was published is not published again. */
  | 'rebuild';

/** Steps of the loop, for tracing: each named after what has just happened. `dropped`: an error, and with it all that was in memory. */
export type LoopStep = 'claimed' | 'stepped' | 'committed' | 'applied' | 'caught-up' | 'released' | 'dropped';

/** When what a partition's owner has folded is written to the store: at the latest when one of the two is reached. */
export interface WriteBack {
  /** Milliseconds since the first change that is not written. */
  readonly afterMs: number;
  /** What states take that are changed and not written, over all partitions of the process. */
  readonly bytes: number;
}

/** A batch whose outputs have just been committed. */
export interface PublishedBatch<Notes> {
  /** Of its `StepResult`. */
  readonly notes: Notes;
  /** When its first record was appended to the log, in epoch milliseconds; undefined when the record has no timestamp. */
  readonly appendedAt: number | undefined;
}

/** A batch that has just been folded and, where it had outputs, published. */
export interface FoldedNotes<Notes> {
  readonly partition: number;
  /** Of its `StepResult`. */
  readonly notes: Notes;
}

/** A stateful service: the log that it folds, its names in Kafka, and its fold. */
export interface StatefulDeclaration<Notes = unknown> {
  /** The topic it folds. */
  readonly input: string;
  /** The consumer group that hands out partitions. */
  readonly group: string;
  /** The group that holds the committed offsets C; it never has members. */
  readonly progressGroup: string;
  readonly transactionalId: (partition: number) => string;
  /** Names of the reserved fields the fold starts from. */
  readonly fields: readonly string[];
  readonly openFold: (start: FoldStart) => PartitionFold<Notes>;
  readonly recovery: Recovery;
  readonly writeBack: WriteBack;
  /** Called once for each batch whose outputs were committed for the first time, right after the commit: for metrics. */
  onPublished?(batch: PublishedBatch<Notes>): void;
  /** Called after each batch, also when it is folded again after a claim: for metrics and the log. */
  onFolded?(batch: FoldedNotes<Notes>): void;
  readonly trace?: (step: LoopStep, partition: number, offset: number) => void;
}
