import type { LogRecord, NewRecord } from '../../ports/log.ts';
import type { DeathReason, Origin } from '../shared/dead-letters/dead-letter.ts';

/** A record that cannot be carried over; it becomes a dead letter. */
export interface DeadRecord {
  readonly record: LogRecord;
  readonly reason: DeathReason;
}

/** What became of a chunk: what to append, in order, and which records are dead. Records in neither were dropped. */
export interface Transformed {
  readonly appends: readonly NewRecord[];
  readonly dead: readonly DeadRecord[];
}

/** A stateless service: records of one source topic become appends elsewhere. */
export interface StatelessDeclaration {
  /** The source topic. */
  readonly input: string;
  /** The consumer group, which also holds the source offsets. */
  readonly group: string;
  /** Fetches what `transform` needs from outside (schemas). Throws only retryable errors of outages. */
  readonly prepare: (chunk: readonly LogRecord[]) => Promise<void>;
  /** Pure. What a record becomes and where it goes depend on the record alone, and are the same at every repeat. */
  readonly transform: (chunk: readonly LogRecord[], origin: Origin) => Transformed;
  /**
   * The offset is committed once in so many milliseconds at most; 0: after each chunk. What was not committed is carried over
   * again after a crash, and the repeats dropped.
   */
  readonly commitEveryMs: number;
  /** True: go on although more than a fifth of the last 1,000 records is dead. Else that ends the service. */
  readonly acceptsDead: boolean;
}
