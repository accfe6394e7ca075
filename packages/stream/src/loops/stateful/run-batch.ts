import type { LoopContext } from '../../context/service-context.ts';
import type { LogRecord } from '../../ports/log.ts';
import { assertApplied } from './assert-applied.ts';
import { assertWhole } from './assert-whole.ts';
import { beginCommit } from './begin-commit.ts';
import type { StatefulDeclaration } from './declaration.ts';
import type { OwnedPartition } from './owned-partition.ts';
import type { BatchPlan, BatchReads, StepResult, StoredDues } from './partition-fold.ts';
import { noteWrite } from './write-back.ts';

/** What came of a batch. */
export interface RanBatch {
  /** How many records it took. */
  readonly taken: number;
  readonly isAwaited: boolean;
}

/**
 * Folds one batch from the head of `records`.
 *
 * 1. Plan: take records to a batch's end, never past C while catching up.
 * 2. Read the due lists with A, and the states that the fold does not hold with A; A elsewhere than expected: claim again. With
 *    the due lists comes whether the index is whole: a tick that finds nothing due in what is left of an index would publish
 *    other things than the fold of the log.
 * 3. Step, pure. All this while the transaction of the batch before may be under way.
 * 4. When that has ended, begin to commit outputs and the next offset in one transaction; not while catching up, where they stand
 *    already, and not without outputs: C follows with the next ones, or before the next write.
 *
 * What it changed is in the fold's memory, until `beginWriteBack`. Any throw leaves the outcome unknown: the caller must drop
 * `owned` and claim again.
 */
export async function runBatch(
  context: LoopContext,
  declaration: StatefulDeclaration,
  owned: OwnedPartition,
  records: readonly LogRecord[],
): Promise<RanBatch> {
  noteWrite(owned);
  const { taken, events, next, result } = await foldNext(context, owned, records);
  const { outputs, notes } = result;
  const { partition } = owned.reader;
  declaration.trace?.('stepped', partition, next);
  if (outputs.length > 0 && next > owned.published) {
    const appendedAt = records[0]!.timestamp;
    const onCommitted = () => declaration.onPublished?.({ notes, appendedAt });
    await beginCommit(context, declaration, owned, { packs: outputs, next, onCommitted });
  }
  owned.position = next;
  owned.events += events;
  if (owned.fold.unwritten() > 0) owned.changedAt ??= context.timing.now();
  declaration.onFolded?.({ partition, notes });
  observe(context, declaration, { taken, events, result });
  return { taken, isAwaited: result.isAwaited };
}

interface FoldedBatch {
  /** How many records it took. */
  readonly taken: number;
  /** How many events these records held. */
  readonly events: number;
  /** The offset after them. */
  readonly next: number;
  readonly result: StepResult;
}

/**
 * Steps 1 to 3. A function of its own, so that what only they need (the plan, the states as they were read) is garbage
 * before the commit is waited for: with a batch of each partition under way, what is held outlives a scavenge.
 */
async function foldNext(
  context: LoopContext,
  owned: OwnedPartition,
  records: readonly LogRecord[],
): Promise<FoldedBatch> {
  const offered = publishedOnly(owned, records);
  await owned.fold.prepare(offered);
  const plan = owned.fold.plan(offered);
  const { taken, events } = plan;
  const result = owned.fold.step(await readForBatch(context, owned, plan));
  return { taken, events, next: offered[taken - 1]!.offset + 1, result };
}

/** While catching up, the records below C alone. */
function publishedOnly(
  { position, published }: OwnedPartition,
  records: readonly LogRecord[],
): readonly LogRecord[] {
  if (position >= published) return records;
  const again = records.filter((each) => each.offset < published);
  return again.length > 0 ? again : records;
}

/**
 * Reads the due list, if a tick needs it, and then the states; each comes with the A at which it was read. The due list's is
 * not implied by the states', for A can go back and come again:
 *
 * 1. the owner stands at A = 10; the write that took the store there from 5 is also still under way, from an owner before
 * it that had the same batch; 2. the store loses its last write, A = 5; 3. the due list is read; 4. the other owner's write
 * lands, A = 10 again; 5. the states are read at 10, as expected, and the tick fires by the due list of 5.
 */
async function readForBatch(
  context: LoopContext,
  owned: OwnedPartition,
  plan: BatchPlan,
): Promise<BatchReads> {
  const { store, fold } = owned;
  const dues = await readDueLists(context, owned, plan);
  const ids = fold.missing(dues);
  if (ids.length === 0) return { ids, states: [], ...dues };
  const stop = context.metrics.stateStoreSeconds.startTimer({ operation: 'read' });
  const { applied, states } = await store.read(ids);
  stop();
  assertApplied(owned, applied, context.timing);
  return { ids, states, ...dues };
}

async function readDueLists(
  { timing }: LoopContext,
  owned: OwnedPartition,
  { timers, sweep }: BatchPlan,
): Promise<StoredDues> {
  if (timers === undefined && sweep === undefined) return { due: [], swept: [] };
  const read = await owned.store.readDues({ timers, sweep });
  assertApplied(owned, read.applied, timing);
  assertWhole(owned.store.partition, read);
  return { due: read.due, swept: read.swept };
}

function observe(
  { metrics }: LoopContext,
  { input }: StatefulDeclaration,
  { taken, events, result }: Omit<FoldedBatch, 'next'>,
): void {
  metrics.recordsConsumed.inc({ topic: input }, taken);
  metrics.eventsFolded.inc(events);
  if (result.duplicates > 0) metrics.duplicatesDropped.inc({ topic: input }, result.duplicates);
}
