import type { LoopContext } from '../../context/service-context.ts';
import { TidemarkError } from '../../errors/tidemark-error.ts';
import type { LogRecord } from '../../ports/log.ts';
import type { DueEntry } from '../../ports/state-store.ts';
import { assertWhole } from './assert-whole.ts';
import type { OwnedPartition } from './claim.ts';
import type { StatefulDeclaration } from './declaration.ts';
import type { BatchPlan, BatchReads, StepResult } from './partition-fold.ts';

/** A partition commits at least this often, so that its progress offset never expires. */
const IDLE_COMMIT_MS = 10 * 60_000;

/**
 * Folds one batch from the head of `records` and returns how many it took.
 *
 * 1. Plan: take records to a batch's end, never past C while catching up.
 * 2. Read the due lists with A, and every state with A; A elsewhere than expected: claim again, also if nothing would change.
 *    With the due lists comes whether the index is whole, and before an idle commit it is asked: a tick that finds nothing
 *    due in what is left of an index would publish other things than the fold of the log.
 * 3. Step, pure.
 * 4. Commit outputs and the next offset in one transaction; not while catching up, where they stand already.
 * 5. Apply states and A by compare-and-set.
 *
 * Any throw leaves the outcome unknown: the caller must drop `owned` and claim again.
 */
export async function runBatch(
  context: LoopContext,
  declaration: StatefulDeclaration,
  owned: OwnedPartition,
  records: readonly LogRecord[],
): Promise<number> {
  const batch = await foldNext(context, owned, records);
  const { next, result } = batch;
  declaration.trace?.('stepped', owned.reader.partition, next);
  const isIdleCommit = !result.mustWrite && context.timing.now() - owned.lastWriteAt >= IDLE_COMMIT_MS;
  if (isIdleCommit) await checkWhole(owned, declaration);
  if (result.mustWrite || isIdleCommit) {
    if (next > owned.committed) await publish(context, declaration, owned, batch, records[0]!.timestamp);
    declaration.trace?.('committed', owned.reader.partition, next);
    await applyState(context, owned, result, next);
    declaration.trace?.('applied', owned.reader.partition, next);
  }
  owned.position = next;
  owned.events += batch.events;
  declaration.onFolded?.({ partition: owned.reader.partition, notes: result.notes });
  observe(context, declaration, batch);
  return batch.taken;
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
  const published = records.filter((each) => each.offset < owned.committed);
  const offered = published.length > 0 ? published : records;
  await owned.fold.prepare(offered);
  const plan = owned.fold.plan(offered);
  const { taken, events } = plan;
  const result = owned.fold.step(await readForBatch(context, owned, plan));
  return { taken, events, next: offered[taken - 1]!.offset + 1, result };
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
  const { store } = owned;
  const stop = context.metrics.stateStoreSeconds.startTimer({ operation: 'read' });
  const { due, swept } = await readDueLists(owned, plan);
  const ids = due.length + swept.length === 0 ? plan.ids : distinctIds(plan.ids, due, swept);
  const read = await store.read(ids);
  stop();
  assertApplied(owned, read.applied);
  return { ids, states: read.states, due, swept };
}

async function readDueLists(
  owned: OwnedPartition,
  { timers, sweep }: BatchPlan,
): Promise<Pick<BatchReads, 'due' | 'swept'>> {
  if (timers === undefined && sweep === undefined) return { due: [], swept: [] };
  const read = await owned.store.readDues({ timers, sweep });
  assertApplied(owned, read.applied);
  assertWhole(owned.store.partition, read);
  return read;
}

async function checkWhole(owned: OwnedPartition, { fields }: StatefulDeclaration): Promise<void> {
  const extent = await owned.store.extent(fields);
  assertApplied(owned, extent.applied);
  assertWhole(owned.store.partition, extent);
}

/** Throws when A is not what this owner last wrote. */
function assertApplied({ store, applied }: OwnedPartition, found: number | undefined): void {
  if (found === applied) return;
  throw new TidemarkError(
    'fenced',
    `The state of partition ${store.partition} stands at ${found}, expected ${applied}: claiming it again.`,
    { isRetryable: true },
  );
}

function distinctIds(
  ids: readonly string[],
  due: readonly DueEntry[],
  swept: readonly DueEntry[],
): readonly string[] {
  const distinct = new Set(ids);
  for (const entry of due) distinct.add(entry.id);
  for (const entry of swept) distinct.add(entry.id);
  return [...distinct];
}

async function publish(
  context: LoopContext,
  declaration: StatefulDeclaration,
  owned: OwnedPartition,
  { result, next }: FoldedBatch,
  appendedAt: number | undefined,
): Promise<void> {
  const { metrics } = context;
  const stop = metrics.transactionSeconds.startTimer();
  const progress = {
    group: declaration.progressGroup,
    topic: declaration.input,
    partition: owned.reader.partition,
    offset: next,
  };
  try {
    await owned.transactor.commit({ records: result.outputs, progress });
  } catch (error) {
    metrics.transactions.inc({ outcome: 'unknown' });
    throw error;
  }
  stop();
  metrics.transactions.inc({ outcome: 'committed' });
  for (const output of result.outputs) metrics.outputsPublished.inc({ topic: output.topic });
  if (result.outputs.length > 0) declaration.onPublished?.({ notes: result.notes, appendedAt });
}

async function applyState(
  context: LoopContext,
  owned: OwnedPartition,
  result: StepResult,
  next: number,
): Promise<void> {
  const stop = context.metrics.stateStoreSeconds.startTimer({ operation: 'write' });
  const { states, dues, counts } = result;
  const fields = owned.fold.takeFields();
  const outcome = await owned.store.write({ expected: owned.applied, next, states, dues, counts, fields });
  stop();
  if (outcome === 'conflict') {
    throw new TidemarkError(
      'fenced',
      `Another owner moved the state of partition ${owned.store.partition}: claiming it again.`,
      { isRetryable: true },
    );
  }
  owned.applied = next;
  owned.lastWriteAt = context.timing.now();
}

function observe(
  { metrics }: LoopContext,
  { input }: StatefulDeclaration,
  { taken, events, result }: FoldedBatch,
): void {
  metrics.recordsConsumed.inc({ topic: input }, taken);
  metrics.eventsFolded.inc(events);
  if (result.duplicates > 0) metrics.duplicatesDropped.inc({ topic: input }, result.duplicates);
}
