import { cp, mkdtempDisposable, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type RunningRedis, startRedis } from '../../../../../infra/local/index.ts';
import { createSilentLogger } from '../../logging/silent-logger.ts';
import type { PartitionStore, StateStore, StoreWrite } from '../../ports/state-store.ts';
import { openRedisStore } from './redis-store.ts';

const INCREMENT = 'appendonlydir/appendonly.aof.1.incr.aof';
/** Positions at which the last write is torn: enough to fall into each of its commands. */
const POSITIONS = 24;

const first: StoreWrite = {
  expected: undefined,
  next: 10,
  states: [['anna', Buffer.from('anna at 10')]],
  dues: [{ id: 'anna', due: 5 }],
  fields: [['time', Buffer.from('10')]],
  counts: [['new', 1]],
};
const second: StoreWrite = {
  expected: 10,
  next: 20,
  states: ['anna', 'ben', 'carl'].map((id) => [id, Buffer.from(`${id} at 20`)]),
  dues: ['anna', 'ben', 'carl'].map((id) => ({ id, due: 7 })),
  fields: [['time', Buffer.from('20')]],
  counts: [
    ['new', -1],
    ['loyal', 3],
  ],
};
/** The same log folded again, in batches that end elsewhere. */
const again: readonly StoreWrite[] = [
  { ...second, next: 15, states: second.states.slice(0, 2), dues: second.dues.slice(0, 2), counts: [] },
  { ...second, expected: 15 },
];

async function contentsOf(partition: PartitionStore): Promise<unknown> {
  const states = new Map<string, string>();
  for await (const [id, state] of partition.scan()) states.set(id, state.toString());
  const { applied, fields } = await partition.readFields(['time']);
  const { counts } = await partition.counts();
  const dues = await partition.dueAfter(undefined, 100);
  return { applied, time: String(fields[0]), states, dues, counts, size: await partition.size(100) };
}

async function withStore<T>({ url }: RunningRedis, work: (store: StateStore) => Promise<T>): Promise<T> {
  const store = await openRedisStore({ url, logger: createSilentLogger() });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** A folder with both writes in it, what each comes to, and where the second one stands in the file. */
async function writeBoth(folder: string, torn: StoreWrite) {
  await using redis = await startRedis({ folder, appendOnly: 'always' });
  const sizeOf = async () => (await stat(join(folder, INCREMENT))).size;
  return await withStore(redis, async (store) => {
    const partition = store.partition(0);
    await partition.write(first);
    const before = await contentsOf(partition);
    const from = await sizeOf();
    await partition.write(torn);
    return { before, from, to: await sizeOf(), whole: await contentsOf(partition) };
  });
}

/** Runs a story on a Redis that has loaded a file torn within the second write: once for each position. */
async function atEachPosition(
  story: (redis: RunningRedis) => Promise<void>,
  write: StoreWrite = second,
): Promise<void> {
  await using whole = await mkdtempDisposable(join(tmpdir(), 'tidemark-whole-'));
  const { from, to } = await writeBoth(whole.path, write);
  for (let each = 0; each < POSITIONS; each += 1) {
    await using torn = await mkdtempDisposable(join(tmpdir(), 'tidemark-torn-'));
    await cp(whole.path, torn.path, { recursive: true });
    await truncate(join(torn.path, INCREMENT), from + 1 + Math.floor((each * (to - from - 1)) / POSITIONS));
    await using redis = await startRedis({ folder: torn.path, appendOnly: 'always' });
    await story(redis);
  }
}

async function crash(redis: RunningRedis): Promise<void> {
  await redis.kill();
  await redis.restart();
}

test('half a write that Redis keeps of a torn file is mended by what was written after it', async () => {
  await using whole = await mkdtempDisposable(join(tmpdir(), 'tidemark-whole-'));
  const { whole: expected } = await writeBoth(whole.path, second);

  await atEachPosition(async (redis) => {
    // 1. The torn write is gone, and the log is folded again.
    await withStore(redis, async (store) => {
      for (const write of again) expect(await store.partition(0).write(write)).toBe('applied');
    });
    // 2. Its half comes back with the next start, below what was written after it.
    await crash(redis);
    await withStore(redis, async (store) => {
      expect(await contentsOf(store.partition(0))).toEqual(expected);
      expect(await store.partition(0).write({ ...first, expected: 20, next: 21 })).toBe('applied');
    });
  });
});

test('what half a write has moved, and the write after it has not, is mended too', async () => {
  const moved: StoreWrite = {
    ...first,
    expected: 10,
    next: 20,
    dues: [{ id: 'anna', due: 7 }],
    counts: [['gone', 1]],
  };
  // Folded on to another end, both are again as they were.
  const back: StoreWrite = { ...first, expected: 10, next: 25, counts: [['gone', 0]] };

  await atEachPosition(async (redis) => {
    await withStore(redis, async (store) => {
      expect(await store.partition(0).write(back)).toBe('applied');
    });
    await crash(redis);
    await withStore(redis, async (store) => {
      const partition = store.partition(0);
      expect(await partition.counts()).toEqual({ applied: 25, counts: new Map([['new', 1]]) });
      expect(await partition.dueAfter(undefined, 10)).toEqual(first.dues);
    });
  }, moved);
});

test('half a write that comes back before its records are folded again is not built upon', async () => {
  await using whole = await mkdtempDisposable(join(tmpdir(), 'tidemark-whole-'));
  const { before, whole: after } = await writeBoth(whole.path, second);
  let refused = 0;

  await atEachPosition(async (redis) => {
    // 1. The torn write is gone; another partition is written to.
    await withStore(redis, async (store) => {
      expect(await contentsOf(store.partition(0))).toEqual(before);
      await store.partition(1).write(first);
    });
    // 2. Its half comes back with the next start.
    await crash(redis);
    await withStore(redis, async (store) => {
      const partition = store.partition(0);
      const fault = await partition.readFields([]).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (fault === undefined) expect([before, after]).toContainEqual(await contentsOf(partition));
      else {
        expect(fault).toMatchObject({ code: 'store-corrupt', isRetryable: false });
        // Also of an owner who had looked before: it claims again, and gets the error then.
        expect(await partition.write({ ...second, next: 15 })).toBe('conflict');
        refused += 1;
      }
    });
  });

  expect(refused).toBeGreaterThan(POSITIONS / 3);
});
