import type { StoreWrite } from '../../../ports/state-store.ts';
import { type PartitionContents, setCount } from './partition-contents.ts';

/** What the last writes found before them, newest last. */
export interface UndoLog {
  /** To be called before the change is applied. */
  remember(change: StoreWrite): void;
  /** Takes back the last `writes` writes, or as many as are remembered; returns how many. */
  forgetLast(writes: number): number;
  clear(): void;
}

/**
 * A store that loses its last second, without a copy of the store: each write remembers only what it
 * overwrites. With `depth` 0 nothing is remembered and writes cost nothing more.
 */
export function createUndoLog(contents: PartitionContents, depth: number): UndoLog {
  const undos: (() => void)[] = [];
  return {
    remember(change) {
      if (depth === 0) return;
      undos.push(undoOf(contents, change));
      if (undos.length > depth) undos.shift();
    },
    forgetLast(writes) {
      const last = undos.splice(Math.max(0, undos.length - writes));
      for (const undo of last.reverse()) undo();
      return last.length;
    },
    clear() {
      undos.length = 0;
    },
  };
}

function undoOf(contents: PartitionContents, change: StoreWrite): () => void {
  const { states, fields, dues, counts, applied } = contents;
  const statesBefore = change.states.map(([id]) => [id, states.get(id)] as const);
  const fieldsBefore = change.fields.map(([name]) => [name, fields.get(name)] as const);
  const countsBefore = change.counts.map(([name]) => [name, counts.get(name) ?? 0] as const);
  const duesBefore = change.dues.map(({ id }) => [id, dues.get(id)] as const);
  return () => {
    for (const [id, state] of statesBefore) restore(states, id, state);
    for (const [name, value] of fieldsBefore) restore(fields, name, value);
    for (const [id, due] of duesBefore) {
      if (due === undefined) dues.delete(id);
      else dues.set(id, due);
    }
    for (const [name, count] of countsBefore) setCount(counts, name, count);
    contents.applied = applied;
  };
}

function restore(map: Map<string, Buffer>, key: string, before: Buffer | undefined): void {
  if (before === undefined) map.delete(key);
  else map.set(key, before);
}
