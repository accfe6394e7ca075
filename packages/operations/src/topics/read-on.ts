import type { Log, LogRecord, TopicPartition } from '@tidemark/stream';

/** How far a partition has been read. */
export interface TopicPosition extends TopicPartition {
  /** The next offset to read. */
  next: number;
}

/**
 * Reads a partition on from a position, committed transactions only, up to an end that the log has had, and moves the position
 * along: behind each record before it is handed over, and to `until` when the stretch is through.
 *
 * What all readers of committed records here build on: the log waits for transactions that are open in a stretch, so a
 * stretch that has been read is done with. Offsets without a record in it are markers and records that were rolled back;
 * none of them becomes a record later, and the next stretch may begin at `until`. Where retention has taken what comes
 * next, the caller moves the position to the first offset that is left: reading from below it is `offset-out-of-range`.
 *
 * @param until not beyond the end of the log at the call, as `Log.bounds` gives it
 */
export async function* readOn(log: Log, position: TopicPosition, until: number): AsyncGenerator<LogRecord> {
  if (position.next >= until) return;
  const { topic, partition, next: from } = position;
  for await (const record of log.read({ topic, partition, from, until, isolation: 'read_committed' })) {
    position.next = record.offset + 1;
    yield record;
  }
  position.next = until;
}
