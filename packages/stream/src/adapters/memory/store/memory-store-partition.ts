import type { DueEntry, PartitionStore, StoreWrite, WriteOutcome } from '../../../ports/state-store.ts';
import { evenlySpaced } from '../../shared/evenly-spaced.ts';
import { assertId, assertWrite } from '../../shared/store-limits.ts';
import { applyWrite, createContents, type PartitionContents } from './partition-contents.ts';
import { createUndoLog } from './undo-log.ts';

/** A partition's store in memory, which can also lose its last writes or its due index. */
export interface MemoryStorePartition extends PartitionStore {
  /** Takes back the last `writes` applied writes, or as many as are remembered; returns how many. */
  forgetLast(writes: number): number;
  /** Loses the due index, as when somebody deletes its key. */
  loseDues(): void;
}

/** A partition in memory that can take back its last `remembered` writes. */
export function createMemoryStorePartition(partition: number, remembered: number): MemoryStorePartition {
  const contents = createContents();
  const undo = createUndoLog(contents, remembered);

  const write = (change: StoreWrite): WriteOutcome => {
    assertWrite(change);
    if (contents.applied !== change.expected) {
      return contents.applied === change.next ? 'already' : 'conflict';
    }
    undo.remember(change);
    applyWrite(contents, change);
    return 'applied';
  };

  return {
    partition,
    ...readsOf(contents),
    write: async (change) => write(change),
    async clear() {
      undo.clear();
      contents.applied = undefined;
      for (const part of [contents.states, contents.fields, contents.counts, contents.dues]) part.clear();
    },
    forgetLast: undo.forgetLast,
    loseDues: () => contents.dues.clear(),
  };
}

function readsOf(contents: PartitionContents): Omit<PartitionStore, 'partition' | 'write' | 'clear'> {
  const { states, fields, counts, dues } = contents;
  return {
    async read(ids) {
      ids.forEach(assertId);
      return { applied: contents.applied, states: ids.map((id) => states.get(id)) };
    },
    readFields: async (names) => ({
      applied: contents.applied,
      fields: names.map((name) => fields.get(name)),
    }),
    extent: async () => ({ applied: contents.applied, states: states.size, dues: dues.size }),
    peekFields: async (names) => names.map((name) => fields.get(name)),
    dueThrough: async (through, limit) => withinDue(dues.after(undefined, limit), through),
    dueAfter: async (after, limit) => dues.after(after, limit),
    readDues: async ({ timers, sweep }) => ({
      applied: contents.applied,
      states: states.size,
      dues: dues.size,
      due: timers === undefined ? [] : withinDue(dues.after(undefined, timers.limit), timers.through),
      swept: sweep === undefined ? [] : dues.after(sweep.after, sweep.limit),
    }),
    counts: async () => ({ applied: contents.applied, counts: new Map(counts) }),
    size: async (through) => ({
      states: states.size,
      dues: dues.size,
      overdue: dues.countThrough(through),
    }),
    sample: async (limit) => evenlySpaced([...states], limit),
    async *scan() {
      yield* states;
    },
  };
}

function withinDue(entries: readonly DueEntry[], through: number): readonly DueEntry[] {
  const end = entries.findIndex((entry) => entry.due > through);
  return end === -1 ? entries : entries.slice(0, end);
}
