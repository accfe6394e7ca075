import type { LoopContext } from '../../context/service-context.ts';
import { TidemarkError } from '../../errors/tidemark-error.ts';
import type { OwnedPartition } from './claim.ts';
import { commitOutputs } from './commit-outputs.ts';
import type { StatefulDeclaration } from './declaration.ts';

/**
 * Writes all that an owner has folded to the store, as it stands at the end of its last batch.
 *
 * 1. Moves C to there, where batches without outputs have left it behind: A never passes C.
 * 2. Writes states, due entries, counters and reserved fields, and A, by compare-and-set.
 *
 * Any throw leaves the outcome unknown: the caller must drop `owned` and claim again.
 */
export async function writeBack(
  context: LoopContext,
  declaration: StatefulDeclaration,
  owned: OwnedPartition,
): Promise<void> {
  const { position: next } = owned;
  if (next > owned.committed) await commitOutputs(context, declaration, owned, { records: [], next });
  const stop = context.metrics.stateStoreSeconds.startTimer({ operation: 'write' });
  const outcome = await owned.store.write({ expected: owned.applied, next, ...owned.fold.takeWrite() });
  stop();
  if (outcome === 'conflict') {
    throw new TidemarkError(
      'fenced',
      `Another owner moved the state of partition ${owned.store.partition}: claiming it again.`,
      { isRetryable: true },
    );
  }
  owned.fold.noteWritten();
  owned.applied = next;
  owned.changedAt = undefined;
  owned.lastWriteAt = context.timing.now();
  owned.lastSeenAt = owned.lastWriteAt;
  declaration.trace?.('applied', owned.store.partition, next);
}
