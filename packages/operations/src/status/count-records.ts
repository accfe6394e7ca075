import type { Log } from '@tidemark/stream';
import { readOn } from '../topics/read-on.ts';

/** Beyond this many offsets they are count enough. */
const LOOKED_AT = 200;

/**
 * How many records a stretch holds for readers of committed ones. An offset may hold nothing to read: the marker of a
 * transaction, of a producer's or of a replay of dead letters. Long stretches are counted by their offsets.
 */
export async function countRecords(
  log: Log,
  range: {
    readonly topic: string;
    readonly partition: number;
    readonly from: number;
    readonly until: number;
  },
): Promise<number> {
  const { topic, partition, from, until } = range;
  if (from >= until || until - from > LOOKED_AT) return Math.max(0, until - from);
  let count = 0;
  for await (const _ of readOn(log, { topic, partition, next: from }, until)) count += 1;
  return count;
}
