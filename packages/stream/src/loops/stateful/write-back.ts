import type { LoopContext } from '../../context/service-context.ts';
import { TidemarkError } from '../../errors/tidemark-error.ts';
import { beginCommit } from './begin-commit.ts';
import type { StatefulDeclaration } from './declaration.ts';
import type { OwnedPartition } from './owned-partition.ts';
import type { FoldWrite } from './partition-fold.ts';

/**
 * Begins to write all that an owner has folded to the store, as it stands at the end of its last batch; does not wait for the
 * end. Never called while a batch is being folded.
 *
 * 1. Waits for the write before. 2. Begins to move C to there, where batches without outputs have left it behind. 3. Takes what
 * has changed: from here on the fold may go on. 4. When C has come to there, for A never passes C, writes states, due entries,
 * counters and reserved fields, and A, by compare-and-set.
 *
 * Throws when an outcome before is unknown: the caller must drop `owned` and claim again.
 */
export async function beginWriteBack(
  context: LoopContext,
  declaration: StatefulDeclaration,
  owned: OwnedPartition,
): Promise<void> {
  await owned.writing?.done;
  noteWrite(owned);
  const { position: next } = owned;
  if (next > owned.sent) await beginCommit(context, declaration, owned, { packs: [], next });
  const write = owned.fold.takeWrite();
  owned.changedAt = undefined;
  owned.lastWriteAt = context.timing.now();
  const done = writeAfterCommit(context, declaration, owned, { next, write });
  const writing = { next, done, isDone: false };
  done.then(
    () => {
      writing.isDone = true;
    },
    () => undefined,
  );
  owned.writing = writing;
}

/**
 * Notes the write under way if it is done. Called between two batches only: what it wrote must hide what the store holds for as
 * long as a batch may have read the store as it was before.
 *
 * 1. A batch asks for the due list; 2. the list is read as of A; 3. the write lands, A', and its reply comes before that of the
 * list; 4. were it noted at once, the batch would take entries of A for what stands in the index.
 */
export function noteWrite(owned: OwnedPartition): void {
  if (owned.writing?.isDone !== true) return;
  owned.fold.noteWritten();
  owned.applied = owned.writing.next;
  owned.writing = undefined;
}

/**
 * Waits for all that is under way. Called between two batches only.
 *
 * Throws when an outcome is unknown: the caller must drop `owned` and claim again.
 */
export async function settle(owned: OwnedPartition): Promise<void> {
  await owned.committing;
  await owned.writing?.done;
  noteWrite(owned);
}

/** True while the end of a transaction or a write is waited for. */
export function isUnderWay({ committing, writing }: OwnedPartition): boolean {
  return committing !== undefined || writing !== undefined;
}

async function writeAfterCommit(
  context: LoopContext,
  declaration: StatefulDeclaration,
  owned: OwnedPartition,
  { next, write }: { readonly next: number; readonly write: FoldWrite },
): Promise<void> {
  await owned.committing;
  if (owned.isOver) return;
  const stop = context.metrics.stateStoreSeconds.startTimer({ operation: 'write' });
  const outcome = await owned.store.write({ expected: owned.applied, next, ...write });
  stop();
  if (outcome === 'conflict') {
    throw new TidemarkError(
      'fenced',
      `Another owner moved the state of partition ${owned.store.partition}: claiming it again.`,
      { isRetryable: true },
    );
  }
  owned.lastSeenAt = context.timing.now();
  declaration.trace?.('applied', owned.store.partition, next);
}
