import type { Redis } from 'ioredis';
import { TidemarkError } from '../../errors/tidemark-error.ts';
import type { PartitionKeys } from './keys.ts';
import { reading } from './store-outage.ts';

/** The largest mark; of a whole store it is A. See `WRITE_SCRIPT`. */
export async function highestMark(redis: Redis, keys: PartitionKeys): Promise<number | undefined> {
  const marks = await reading('read the marks of writes', redis.hkeys(keys.open));
  return marks.length === 0 ? undefined : Math.max(...marks.map(Number));
}

/** A and the highest mark, as they were read. */
interface Marked {
  readonly mark: number | undefined;
  readonly applied: number | undefined;
}

/** True when half of a write reaches beyond A: what stands at A is then not the fold of the log up to A. */
export function isTorn({ mark, applied }: Marked): boolean {
  return mark !== undefined && mark > (applied ?? 0);
}

export function tornWrite(keys: PartitionKeys, { mark, applied }: Marked): TidemarkError {
  return new TidemarkError(
    'store-corrupt',
    `Cannot go on from ${keys.state}: it stands at ${applied ?? 'nothing'}, but Redis has carried out half of a write up to ${mark}. Its append-only file was torn, and half a transaction stayed in it. Start the segmenter with --rebuild.`,
    { isRetryable: false },
  );
}
