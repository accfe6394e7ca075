import type { DueEntry, PartitionStore, StoreWrite, WriteOutcome } from '../../ports/state-store.ts';
import { assertId, assertWrite } from '../store-limits.ts';
import { createSortedDues } from './sorted-dues.ts';
import { createUndoLog } from './undo-log.ts';

/** A partition's store in memory, which can also forget its last writes. */
export interface MemoryPartition extends PartitionStore {
  /** Takes back the last `writes` applied writes, or as many as are remembered; returns how many. */
  forgetLast(writes: number): number;
}

/** Everything of one partition. */
export interface PartitionContents {
  applied: number | undefined;
  readonly states: Map<string, Buffer>;
  readonly fields: Map<string, Buffer>;
  readonly counts: Map<string, number>;
  readonly dues: ReturnType<typeof createSortedDues>;
}

/** A partition in memory that can take back its last `remembered` writes. */
export function createMemoryPartition(partition: number, remembered: number): MemoryPartition {
  const contents: PartitionContents = {
    applied: undefined,
    states: new Map(),
    fields: new Map(),
    counts: new Map(),
    dues: createSortedDues(),
  };
  const undo = createUndoLog(contents, remembered);

  const write = (change: StoreWrite): WriteOutcome => {
    assertWrite(change);
    if (contents.applied !== change.expected) {
      return contents.applied === change.next ? 'already' : 'conflict';
    }
    undo.remember(change);
    apply(contents, change);
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
    dueThrough: async (through, limit) => withinDue(dues.after(undefined, limit), through),
    dueAfter: async (after, limit) => dues.after(after, limit),
    counts: async () => new Map(counts),
    size: async (through) => ({
      states: states.size,
      dues: dues.size,
      overdue: dues.countThrough(through),
    }),
    async *scan() {
      yield* states;
    },
  };
}

function withinDue(entries: readonly DueEntry[], through: number): readonly DueEntry[] {
  const end = entries.findIndex((entry) => entry.due > through);
  return end === -1 ? entries : entries.slice(0, end);
}

function apply(contents: PartitionContents, change: StoreWrite): void {
  for (const [id, state] of change.states) contents.states.set(id, state);
  for (const { id, due } of change.dues) contents.dues.set(id, due);
  for (const [name, value] of change.fields) contents.fields.set(name, value);
  for (const [name, delta] of change.counts) addTo(contents.counts, name, delta);
  contents.applied = change.next;
}

/** Adds to a counter; one that comes to zero is gone. */
export function addTo(counts: Map<string, number>, name: string, delta: number): void {
  const sum = (counts.get(name) ?? 0) + delta;
  if (sum === 0) counts.delete(name);
  else counts.set(name, sum);
}
