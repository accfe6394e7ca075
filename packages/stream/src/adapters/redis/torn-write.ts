import type { Redis } from 'ioredis';
import { TidemarkError } from '../../errors.ts';
import type { PartitionKeys } from './keys.ts';
import { reading } from './store-outage.ts';

/** The largest mark; of a whole store it is A. See `WRITE_SCRIPT`. */
export async function highestMark(redis: Redis, keys: PartitionKeys): Promise<number | undefined> {
  const marks = await reading('read the marks of writes', redis.hkeys(keys.open));
  return marks.length === 0 ? undefined : Math.max(...marks.map(Number));
}

/** Throws `store-corrupt` when half of a write reaches beyond A: what stands at A is then not the fold of the log up to A. */
export function assertWhole(
  keys: PartitionKeys,
  mark: number | undefined,
  applied: number | undefined,
): void {
  if (mark === undefined || mark <= (applied ?? 0)) return;
  throw new TidemarkError(
    'store-corrupt',
    `Cannot go on from ${keys.state}: it stands at ${applied ?? 'nothing'}, but Redis has carried out half of a write up to ${mark}. Its append-only file was torn, and half a transaction stayed in it. Start the segmenter with --rebuild.`,
    { isRetryable: false },
  );
}
