import type { Frame } from '@tidemark/core';
import { type ServiceContext, TidemarkError } from '@tidemark/stream';
import { isSameFrame } from '../segmenter/frame-record.ts';
import { memoryFields, storedFrame } from '../segmenter/stored-memory.ts';

/**
 * Holds what the store says of each partition's frame against the log's: a store that another deployment filled has
 * customers, dues and a time that are not this one's. A partition that nobody has begun says nothing.
 *
 * @throws TidemarkError `refused` with what to do
 */
export async function checkStoredFrames({ store }: ServiceContext, frame: Frame): Promise<void> {
  for (let partition = 0; partition < frame.partitions; partition += 1) {
    // The frame and nothing else: what a rebuild is to mend must not keep it from starting.
    const stored = storedFrame(await store.partition(partition).peekFields(memoryFields));
    if (stored !== undefined) checkStoredFrame(stored, frame, partition);
  }
}

/** The state and the log must tell of the same deployment. */
export function checkStoredFrame(stored: Frame, logged: Frame, partition: number): void {
  if (isSameFrame(stored, logged)) return;
  throw new TidemarkError(
    'refused',
    `Cannot use the state of partition ${partition}: the store holds deployment "${stored.deployment}" with another frame than the log's "${logged.deployment}". Point REDIS_URL at this deployment's store, or set TIDEMARK_REDIS_PREFIX.`,
    { isRetryable: false },
  );
}
