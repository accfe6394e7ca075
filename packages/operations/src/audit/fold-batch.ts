import {
  type LogRecord,
  type NewRecord,
  type PartitionFold,
  type PartitionStore,
  unpackRecords,
} from '@tidemark/stream';

/** What came of a batch of log records. */
export interface FoldedBatch {
  /** How many of the records it took, at least one. */
  readonly taken: number;
  /** Customers' events in them. */
  readonly events: number;
  /** Those of each topic in the order in which they are published. */
  readonly outputs: readonly NewRecord[];
}

/**
 * Takes the next records of a log partition through a fold and into a store: plan, read, step, write, as the segmenter's
 * loop does it, without claims and transactions, and written after each batch.
 *
 * @param records in the order of their offsets, at least one; the fold is prepared for them
 * @throws TidemarkError `log-corrupt` or `refused` for records that cannot be folded
 */
export async function foldBatch(
  fold: PartitionFold,
  store: PartitionStore,
  records: readonly LogRecord[],
): Promise<FoldedBatch> {
  const { taken, timers, sweep, events } = fold.plan(records);
  const due = timers === undefined ? [] : await store.dueThrough(timers.through, timers.limit);
  const swept = sweep === undefined ? [] : await store.dueAfter(sweep.after, sweep.limit);
  const ids = fold.missing({ due, swept });
  const { applied: expected, states } = await store.read(ids);
  const { outputs } = fold.step({ ids, states, due, swept });
  const next = records[taken - 1]!.offset + 1;
  await store.write({ expected, next, ...fold.takeWrite() });
  fold.noteWritten();
  return { taken, events, outputs: unpackRecords(outputs) };
}
