import { TidemarkError } from '../../errors/tidemark-error.ts';
import type { Timing } from '../../ports/timing.ts';
import type { OwnedPartition } from './owned-partition.ts';

/**
 * Notes that A was found where it is expected: where the last write left it, or where the one under way leads. What that one
 * writes is held in memory until it is done, so whatever is read of the store is the same at both.
 *
 * @param found A as it was read
 * @throws TidemarkError `fenced` (retryable by a new claim) when it is not what this owner wrote
 */
export function assertApplied(owned: OwnedPartition, found: number | undefined, { now }: Timing): void {
  if (found !== owned.applied && (found === undefined || found !== owned.writing?.next)) {
    throw new TidemarkError(
      'fenced',
      `The state of partition ${owned.store.partition} stands at ${found}, expected ${owned.applied}: claiming it again.`,
      { isRetryable: true },
    );
  }
  owned.lastSeenAt = now();
}
