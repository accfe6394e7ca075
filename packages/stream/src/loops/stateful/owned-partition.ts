import type { PartitionReader, Transactor } from '../../ports/log.ts';
import type { PartitionStore } from '../../ports/state-store.ts';
import type { PartitionFold } from './partition-fold.ts';

/** A write that has been sent, or waits for C. */
export interface WriteUnderWay {
  /** The A that it leads to. */
  readonly next: number;
  /** Rejects when its outcome is unknown. */
  readonly done: Promise<void>;
  isDone: boolean;
}

/** A partition as its owner holds it. applied ≤ committed ≤ sent ≤ position, once it has caught up. */
export interface OwnedPartition {
  readonly reader: PartitionReader;
  readonly transactor: Transactor;
  readonly store: PartitionStore;
  readonly fold: PartitionFold;
  /** C at the claim: outputs of records below it stand in the log already and are not published again. */
  readonly published: number;
  /** C as it is known. */
  committed: number;
  /** C once the transaction that is under way has ended. */
  sent: number;
  /** The transaction under way; it rejects when its outcome is unknown. One at a time. */
  committing: Promise<void> | undefined;
  /** A as the store is known to hold it. */
  applied: number;
  /** The write under way, or done and not noted yet. One at a time. */
  writing: WriteUnderWay | undefined;
  /** True when the claim is over: what waits for its turn is not sent any more. */
  isOver: boolean;
  /** The next offset to fold. What lies between A and it is in the fold's memory only. */
  position: number;
  /** How many partitions this process owns, this one included. */
  readonly owned: number;
  /** How many events were folded since the claim. */
  events: number;
  /** When the first change was folded that is not written yet; undefined while there is none. */
  changedAt: number | undefined;
  lastWriteAt: number;
  /** When A was last found where it is expected, by a read or by a write. */
  lastSeenAt: number;
}
