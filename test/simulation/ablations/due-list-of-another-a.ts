import type { PartitionStore } from '@tidemark/stream';
import type { World } from '../world/world.ts';
import type { Ablation } from './ablation.ts';

/** How often, in percent, a look at the due lists meets the race. */
const RACED_PERCENT = 10;

/**
 * A race too rare to wait for: the store loses its last write before the due lists are read, and the same write, sent by
 * an owner before, lands right after it. Who reads the states then finds A where it left it.
 */
function withRace(store: PartitionStore, world: World): PartitionStore {
  const raw = world.store.partition(store.partition);
  return {
    ...store,
    readDues: async (look) => {
      const last = world.writes.findLast(({ partition }) => partition === store.partition)?.write;
      const { applied } = await raw.readFields([]);
      const isRaced = !world.isHealed && world.draws.percent(RACED_PERCENT);
      if (!isRaced || last === undefined || applied !== last.next) return store.readDues(look);
      raw.forgetLast(1);
      const dues = await store.readDues(look);
      await raw.write(last);
      return dues;
    },
  };
}

/** The race, with the guard in its place. */
export const dueListRace: Ablation = {
  guard: 'the due list names the A at which it was read',
  sees: /nothing/,
  store: withRace,
};

export const noCheckOfDueList: Ablation = {
  guard: 'the due list is checked by the A at which it was read, not by that of the states',
  sees: /state of/,
  store: (store, world) => {
    const raced = withRace(store, world);
    const raw = world.store.partition(store.partition);
    return {
      ...raced,
      readDues: async (look) => {
        const dues = await raced.readDues(look);
        return { ...dues, applied: (await raw.readFields([])).applied };
      },
    };
  },
};
