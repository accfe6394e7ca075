import { NAMES } from '../check/check-positions.ts';
import type { World } from '../world/world.ts';
import { type Ablation, withStore } from './ablation.ts';

export const noCompareAndSet: Ablation = {
  guard: 'compare-and-set: a state write lands only where A is as expected',
  sees: /the state of|out of order/,
  store: (store) => ({
    ...store,
    write: async (write) => store.write({ ...write, expected: (await store.readFields([])).applied }),
  }),
};

export const noCheckOfApplied: Ablation = {
  guard: 'A is checked on every read: states are folded only from where the owner believes they stand',
  sees: /published|differs|the state of/,
  process: (context) =>
    withStore(context, (store) => {
      let believed: number | undefined;
      return {
        ...store,
        readFields: async (names) => {
          const found = await store.readFields(names);
          believed = found.applied;
          return found;
        },
        read: async (ids) => ({ ...(await store.read(ids)), applied: believed }),
        readDues: async (look) => ({ ...(await store.readDues(look)), applied: believed }),
        extent: async (fields) => ({ ...(await store.extent(fields)), applied: believed }),
        write: async (write) => {
          const outcome = await store.write(write);
          if (outcome !== 'conflict') believed = write.next;
          return outcome;
        },
      };
    }),
};

export const noCheckOfDueIndex: Ablation = {
  guard: 'a claim, a tick and an idle commit find out that the due index is lost',
  sees: /the due index differs|published|the state of/,
  process: (context) =>
    withStore(context, (store) => ({
      ...store,
      extent: async (fields) => {
        const found = await store.extent(fields);
        return { ...found, dues: found.states };
      },
      readDues: async (look) => {
        const found = await store.readDues(look);
        return { ...found, dues: found.states };
      },
    })),
};

/** What each world's processes remember of source positions beside the store. */
const besideTheStore = new WeakMap<World, Map<number, Buffer>>();

export const sourcePositionBesideTheState: Ablation = {
  guard: 'source positions are stored with the states that A guards, by the same write',
  sees: /the state of|published|differs/,
  process: (context, world) => {
    const kept = besideTheStore.get(world) ?? new Map<number, Buffer>();
    besideTheStore.set(world, kept);
    return withStore(context, (store) => ({
      ...store,
      readFields: async (names) => {
        const found = await store.readFields(names);
        const fields = found.fields.map((field, at) =>
          names[at] === 'sourcePositions' ? kept.get(store.partition) : field,
        );
        return { ...found, fields };
      },
      write: (write) => {
        for (const [name, value] of write.fields)
          if (name === 'sourcePositions') kept.set(store.partition, value);
        return store.write(write);
      },
    }));
  },
};

/**
 * Sweeping a customer twice does nothing, and yet the cursor is not harmless to lose: a sweep that begins again takes
 * other customers past the rule set at the next tick than the log gives. One of them may meet a late event first, which then
 * counts under the old rule set; what was published before the loss differs.
 */
export const cursorInMemory: Ablation = {
  guard: 'the sweep cursor is stored with the states that A guards',
  sees: /state of|published|differs/,
  process: (context) =>
    withStore(context, (store) => ({
      ...store,
      readFields: async (names) => {
        const found = await store.readFields(names);
        const fields = found.fields.map((field, at) =>
          names[at] === 'sweep' ? withoutCursor(field) : field,
        );
        return { ...found, fields };
      },
    })),
};

function withoutCursor(field: Buffer | undefined): Buffer | undefined {
  if (field === undefined) return undefined;
  const { swept } = JSON.parse(String(field)) as { readonly swept: number };
  return Buffer.from(JSON.stringify({ swept }));
}

export const emptyStoreGoesOnAtC: Ablation = {
  guard: 'an empty store is refused: what is not there is not folded on from C',
  sees: /the state of|does not come to rest|ended/,
  process: (context) =>
    withStore(context, (store) => ({
      ...store,
      readFields: async (names) => {
        const found = await store.readFields(names);
        if (found.applied !== undefined) return found;
        const committed = await context.log.committed(NAMES.progressGroup, NAMES.customerEvents);
        const next = committed.get(store.partition)?.offset ?? 0;
        await store.write({ expected: undefined, next, states: [], dues: [], fields: [], counts: [] });
        return store.readFields(names);
      },
    })),
};

/** Not a fault: without the refusal an emptied store would be folded anew from the log's beginning, unasked. */
export const emptyStoreIsRebuiltUnasked: Ablation = {
  guard: 'an empty store is refused: it is folded anew only when asked',
  sees: /nothing/,
  process: (context) =>
    withStore(context, (store) => ({
      ...store,
      readFields: async (names) => {
        const found = await store.readFields(names);
        if (found.applied !== undefined) return found;
        await store.write({ expected: undefined, next: 0, states: [], dues: [], fields: [], counts: [] });
        return store.readFields(names);
      },
    })),
};
