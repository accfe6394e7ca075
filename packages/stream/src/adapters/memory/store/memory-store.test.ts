import { expect, test } from 'vitest';
import type { PartitionStore, StoreWrite } from '../../../ports/state-store.ts';
import { createMemoryStore } from './memory-store.ts';

/** A write that changes everything: anna's state and due, a field and a counter. */
function writeOf(expected: number | undefined, next: number): StoreWrite {
  return {
    expected,
    next,
    states: [['anna', Buffer.from(String(next))]],
    dues: [{ id: 'anna', due: next }],
    fields: [['time', Buffer.from(String(next))]],
    counts: [['r', 1]],
  };
}

async function seen(partition: PartitionStore) {
  return {
    ...(await partition.read(['anna'])),
    ...(await partition.readFields(['time'])),
    dues: await partition.dueAfter(undefined, 10),
    counts: await partition.counts(),
  };
}

test('a store that loses its last writes stands where it stood before them', async () => {
  const partition = createMemoryStore({ rememberedWrites: 10 }).partition(0);
  await partition.write(writeOf(undefined, 1));
  const before = await seen(partition);
  await partition.write(writeOf(1, 2));
  await partition.write(writeOf(2, 3));

  expect(partition.forgetLast(2)).toBe(2);

  expect(await seen(partition)).toEqual(before);
  expect(await partition.write(writeOf(1, 2))).toBe('applied');
});

test('a store that loses its first write is empty', async () => {
  const partition = createMemoryStore({ rememberedWrites: 10 }).partition(0);
  const before = await seen(partition);
  await partition.write(writeOf(undefined, 1));

  expect(partition.forgetLast(5)).toBe(1);

  expect(await seen(partition)).toEqual(before);
  expect(await partition.size(9)).toEqual({ states: 0, dues: 0, overdue: 0 });
});

test('only as many writes are forgotten as are remembered', async () => {
  const partition = createMemoryStore({ rememberedWrites: 1 }).partition(0);
  await partition.write(writeOf(undefined, 1));
  await partition.write(writeOf(1, 2));

  expect(partition.forgetLast(2)).toBe(1);

  expect((await partition.read([])).applied).toBe(1);
});

test('what was cleared cannot be brought back, and conflicts are nothing to forget', async () => {
  const partition = createMemoryStore({ rememberedWrites: 10 }).partition(0);
  await partition.write(writeOf(undefined, 1));
  await partition.clear();
  expect(await partition.write(writeOf(7, 8))).toBe('conflict');

  expect(partition.forgetLast(1)).toBe(0);
});
