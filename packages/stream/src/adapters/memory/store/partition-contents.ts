import type { StoreWrite } from '../../../ports/state-store.ts';
import { createSortedDues, type SortedDues } from './sorted-dues.ts';

/** Everything that a memory store holds of one partition. */
export interface PartitionContents {
  applied: number | undefined;
  readonly states: Map<string, Buffer>;
  readonly fields: Map<string, Buffer>;
  readonly counts: Map<string, number>;
  readonly dues: SortedDues;
}

/** A partition to which nothing was ever applied. */
export function createContents(): PartitionContents {
  return {
    applied: undefined,
    states: new Map(),
    fields: new Map(),
    counts: new Map(),
    dues: createSortedDues(),
  };
}

/** Carries out a write whose guard has been checked. */
export function applyWrite(contents: PartitionContents, write: StoreWrite): void {
  // Copied: what is written may be a view of a larger buffer, which would be kept alive as a whole.
  for (const [id, state] of write.states) contents.states.set(id, Buffer.from(state));
  for (const { id, due } of write.dues) contents.dues.set(id, due);
  for (const [name, value] of write.fields) contents.fields.set(name, value);
  for (const [name, count] of write.counts) setCount(contents.counts, name, count);
  contents.applied = write.next;
}

/** Sets a counter; one that is zero is gone. */
export function setCount(counts: Map<string, number>, name: string, count: number): void {
  if (count === 0) counts.delete(name);
  else counts.set(name, count);
}
