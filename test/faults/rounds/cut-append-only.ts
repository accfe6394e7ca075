import { readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningRedis } from '../../../infra/local/index.ts';

/** An increment of an append-only file, and how many of its bytes stay whatever is cut. */
export interface Increment {
  readonly file: string;
  readonly bytes: number;
}

/** The increment that is being written. A rewrite begins another, behind a base that holds everything before it. */
export async function lastIncrement({ appendOnlyFolder }: RunningRedis): Promise<Increment> {
  const manifest = await readFile(join(appendOnlyFolder, 'appendonly.aof.manifest'), 'utf8');
  // file appendonly.aof.1.incr.aof seq 1 type i
  const name = [...manifest.matchAll(/^file (\S+) seq \d+ type i/gm)].at(-1)?.[1];
  if (name === undefined) throw new Error(`The manifest names no increment:\n${manifest}`);
  const file = join(appendOnlyFolder, name);
  return { file, bytes: (await stat(file)).size };
}

/**
 * Takes bytes off the end of the last increment of a Redis that does not run, but never below `floor`. Two cases are tested
 * elsewhere: a store with nothing left in it, which is refused, and one that loses, after half of a write, also what was
 * written over it (packages/stream/src/adapters/redis/torn-append-only.int.test.ts). Returns how many it took.
 */
export async function cutAppendOnly(redis: RunningRedis, bytes: number, floor: Increment): Promise<number> {
  const { file, bytes: size } = await lastIncrement(redis);
  const kept = Math.max(size - bytes, file === floor.file ? floor.bytes : 0);
  await truncate(file, kept);
  return size - kept;
}
