import type { LoopContext } from '../../context/service-context.ts';
import type { RecordPack } from '../../ports/log.ts';
import type { StatefulDeclaration } from './declaration.ts';
import type { OwnedPartition } from './owned-partition.ts';

/** Outputs, and the offset that C moves to with them. */
export interface Publication {
  readonly packs: readonly RecordPack[];
  readonly next: number;
  /** Called when they are committed. */
  readonly onCommitted?: () => void;
}

/**
 * Begins to commit outputs and the next offset in one transaction, as soon as the one before has ended; does not wait for its
 * end: the next batch is read and folded meanwhile.
 *
 * Throws when the outcome of the one before is unknown, and then sends nothing: the caller must drop `owned` and claim again.
 */
export async function beginCommit(
  context: LoopContext,
  declaration: StatefulDeclaration,
  owned: OwnedPartition,
  publication: Publication,
): Promise<void> {
  await owned.committing;
  owned.sent = publication.next;
  const committing = commit(context, declaration, owned, publication);
  // Whoever goes on awaits it, before anything else is sent; until then nobody listens.
  committing.catch(() => undefined);
  owned.committing = committing;
}

async function commit(
  { metrics }: LoopContext,
  declaration: StatefulDeclaration,
  owned: OwnedPartition,
  { packs, next, onCommitted }: Publication,
): Promise<void> {
  const stop = metrics.transactionSeconds.startTimer();
  const { partition } = owned.reader;
  const progress = { group: declaration.progressGroup, topic: declaration.input, partition, offset: next };
  try {
    await owned.transactor.commit({ packs, progress });
  } catch (error) {
    metrics.transactions.inc({ outcome: 'unknown' });
    throw error;
  }
  stop();
  owned.committed = next;
  owned.committing = undefined;
  metrics.transactions.inc({ outcome: 'committed' });
  for (const { topic, count } of packs) metrics.outputsPublished.inc({ topic }, count);
  declaration.trace?.('committed', partition, next);
  onCommitted?.();
}
