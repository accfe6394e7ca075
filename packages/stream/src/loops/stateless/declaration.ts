import type { LogRecord, NewRecord } from '../../ports/log.ts';
import type { DeathReason, Origin } from '../shared/dead-letters/dead-letter.ts';

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
  readonly input: string;
  /** The consumer group, which also holds the source offsets. */
  readonly group: string;
  /** Fetches what `transform` needs of the outside (schemas); throws only for outages. */
  readonly prepare: (chunk: readonly LogRecord[]) => Promise<void>;
  /** Pure. Whatever a record becomes, and where it goes, depends on the record alone and never changes. */
  readonly transform: (chunk: readonly LogRecord[], origin: Origin) => Transformed;
  /** Go on although more than a fifth of the recent records is dead. */
  readonly acceptsDead: boolean;
}
