import { TidemarkError } from '../../errors/tidemark-error.ts';
import type { StoreExtent } from '../../ports/state-store.ts';

/**
 * Throws where a store has lost part of itself: from its first write on each state has one entry in the due index, also
 * when nothing is due. Without its entry nobody would ever come back to it at a tick, and nothing else would notice.
 *
 * @throws TidemarkError `store-corrupt`
 */
export function assertWhole(partition: number, { states, dues }: Pick<StoreExtent, 'states' | 'dues'>): void {
  if (states === dues) return;
  throw new TidemarkError(
    'store-corrupt',
    `Cannot go on from the state of partition ${partition}: it holds ${states} states, but ${dues} entries in the due index, which has one for each. Part of the store was deleted or lost, and what is due would not be published in time. Restore the store, or start the segmenter with --rebuild.`,
    { isRetryable: false },
  );
}
