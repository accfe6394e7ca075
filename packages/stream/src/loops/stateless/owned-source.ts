import type { Appender, PartitionReader } from '../../ports/log.ts';
import type { Timing } from '../../ports/timing.ts';
import { encodeSourceCommit, type SourceCommit } from './source-commit.ts';

/** A source partition between two chunks. */
export interface OwnedSource {
  readonly reader: PartitionReader;
  readonly appender: Appender;
  readonly deadLetterPartitions: number;
  /** The next one to read: everything below it is carried over. */
  offset: number;
  position: SourceCommit;
  /** The offset as it was last committed, and when, in epoch milliseconds. */
  committed: number;
  committedAt: number;
}

/**
 * An idle source commits again at least this often, for a commit may land late and set the offset back: 1. the commit of
 * 5 gets no reply and is still under way; 2. the source is read again and 8, its end, committed; 3. the commit of 5 lands.
 * Nothing is lost, but a comparison of offsets with ends (by a clock that starts) would wait until the next record comes.
 */
const IDLE_COMMIT_MS = 45_000;

/** Commits how far the source is carried over. */
export async function commitSource(source: OwnedSource, { now }: Timing): Promise<void> {
  const { reader, offset, position } = source;
  await reader.commit(offset, encodeSourceCommit(position));
  source.committed = offset;
  source.committedAt = now();
}

/**
 * How long the next commit may wait, in milliseconds; 0 when it is due. Sources commit at the ends of the same stretches of time
 * (of `everyMs`), so that those of one process go in one request; one that stood still before commits at once.
 */
export function commitWaitMs(source: OwnedSource, everyMs: number, { now }: Timing): number {
  const at = now();
  // Of a clock that was set back nothing waits longer.
  if (source.committed === source.offset)
    return Math.min(IDLE_COMMIT_MS, Math.max(0, source.committedAt + IDLE_COMMIT_MS - at));
  if (everyMs === 0 || Math.floor(at / everyMs) !== Math.floor(source.committedAt / everyMs)) return 0;
  return everyMs - (at % everyMs);
}
