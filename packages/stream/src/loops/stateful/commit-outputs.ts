import type { LoopContext } from '../../context/service-context.ts';
import type { NewRecord } from '../../ports/log.ts';
import type { OwnedPartition } from './claim.ts';
import type { StatefulDeclaration } from './declaration.ts';

/**
 * Commits outputs and the next offset in one transaction: C moves to `next`.
 *
 * Any throw leaves the outcome unknown: the caller must drop `owned` and claim again.
 */
export async function commitOutputs(
  { metrics }: LoopContext,
  declaration: StatefulDeclaration,
  owned: OwnedPartition,
  { records, next }: { readonly records: readonly NewRecord[]; readonly next: number },
): Promise<void> {
  const stop = metrics.transactionSeconds.startTimer();
  const { partition } = owned.reader;
  const progress = { group: declaration.progressGroup, topic: declaration.input, partition, offset: next };
  try {
    await owned.transactor.commit({ records, progress });
  } catch (error) {
    metrics.transactions.inc({ outcome: 'unknown' });
    throw error;
  }
  stop();
  owned.committed = next;
  metrics.transactions.inc({ outcome: 'committed' });
  for (const { topic } of records) metrics.outputsPublished.inc({ topic });
  declaration.trace?.('committed', partition, next);
}
