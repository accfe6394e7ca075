import type { PartitionStore, StateStore } from '@tidemark/stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aWrite } from './contents.ts';
import { counters, sizes } from './counts.ts';
import { dueIndex } from './due-index.ts';
import { extents } from './extents.ts';
import { guards } from './guards.ts';
import { readsAndWrites, reservedFields } from './reads-and-writes.ts';
import { samples } from './samples.ts';

/**
 * What every state store promises, whatever it is made of.
 *
 * @param loseDues deletes the due index of a partition behind the store's back
 */
export function stateStoreContract<S extends StateStore>(
  name: string,
  open: () => Promise<S>,
  loseDues: (store: S, partition: number) => Promise<void>,
): void {
  describe(`state store in ${name}`, () => {
    let store: S;
    let partition: PartitionStore;
    let partitions = 0;

    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());
    beforeEach(async () => {
      partition = store.partition(partitions++);
      await partition.clear();
    });

    describe('reading and writing', () => readsAndWrites(() => partition));
    describe('the applied offset', () => guards(() => partition));
    describe('reserved fields', () => reservedFields(() => partition));
    describe('the due index', () => dueIndex(() => partition));
    describe('counters', () => counters(() => partition));
    describe('a sample', () => samples(() => partition));
    describe('size', () => sizes(() => partition));
    describe('extents', () =>
      extents(
        () => partition,
        (number) => loseDues(store, number),
      ));

    test('partitions know nothing of each other', async () => {
      const other = store.partition(partitions++);
      await other.clear();

      await partition.write(aWrite({ states: [['anna', Buffer.from('1')]], dues: [{ id: 'anna', due: 5 }] }));

      expect(await other.read(['anna'])).toEqual({ applied: undefined, states: [undefined] });
      expect(await other.dueAfter(undefined, 10)).toEqual([]);
    });

    test('the same number is the same partition', async () => {
      await partition.write(aWrite({ states: [['anna', Buffer.from('1')]] }));

      expect((await store.partition(partition.partition).read(['anna'])).states).toEqual([Buffer.from('1')]);
    });
  });
}
