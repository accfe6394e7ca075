import type { PartitionStore, StateStore } from '@tidemark/stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aWrite } from './contents.ts';
import { counters, sizes } from './counts.ts';
import { dueIndex } from './due-index.ts';
import { guards } from './guards.ts';
import { readsAndWrites, reservedFields } from './reads-and-writes.ts';

/** What every state store promises, whatever it is made of. */
export function stateStoreContract(name: string, open: () => Promise<StateStore>): void {
  describe(`state store in ${name}`, () => {
    let store: StateStore;
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
    describe('size', () => sizes(() => partition));

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
