import { type PartitionStore, TidemarkError, type Timing } from '@tidemark/stream';
import type { RecomputedPartition } from './recomputed-partition.ts';

/** Looks at a state that moves on; between two the live system has some milliseconds to come to rest. */
const LOOKS = 50;
const PAUSE_MS = 10;

/** Folds on to where a running system's state was seen to stand. */
export async function catchUp(
  recomputed: RecomputedPartition,
  partition: number,
  applied: number | undefined,
): Promise<void> {
  const position = recomputed.position();
  if ((applied ?? 0) < position) {
    throw new TidemarkError(
      'store-unavailable',
      `Cannot audit partition ${partition}: its state went back from ${position} to ${applied ?? 'nothing'} meanwhile. The store has lost its last writes or is being rebuilt: run the audit again when the segmenter has caught up.`,
      { isRetryable: true },
    );
  }
  await recomputed.foldTo(applied ?? 0);
}

/**
 * Looks at a part of the store that cannot be read together with A: the look counts when A stood still from before it to
 * after it. The recomputed partition then stands at the same A.
 *
 * @throws TidemarkError `store-unavailable` when A never stands still for so long
 */
export async function steadyLook<T>(
  store: PartitionStore,
  recomputed: RecomputedPartition,
  timing: Timing,
  look: () => Promise<T>,
): Promise<T> {
  for (let tried = 0; tried < LOOKS; tried++) {
    const before = (await store.readFields([])).applied;
    const seen = await look();
    const after = (await store.readFields([])).applied;
    if (before === after) {
      await catchUp(recomputed, store.partition, after);
      return seen;
    }
    await timing.wait(PAUSE_MS);
  }
  throw new TidemarkError(
    'store-unavailable',
    `Cannot audit partition ${store.partition}: its state moved on during each of ${LOOKS} looks. Run the audit at a quieter time, or with --sample, which looks at less.`,
    { isRetryable: true },
  );
}
