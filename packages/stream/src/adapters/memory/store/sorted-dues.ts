import type { DueEntry } from '../../../ports/state-store.ts';
import { countThrough, type DueBuckets, entriesAfter, insertInto, removeFrom } from './due-buckets.ts';

/** The due index in memory: one entry an id, in (due, UTF-8 bytes of id) order. */
export interface SortedDues {
  readonly size: number;
  get(id: string): number | undefined;
  set(id: string, due: number): void;
  delete(id: string): void;
  /** Entries strictly after `after` (from the first one when undefined), at most `limit`. */
  after(after: DueEntry | undefined, limit: number): readonly DueEntry[];
  /** How many entries have due <= `through`. */
  countThrough(through: number): number;
  clear(): void;
}

/**
 * A sorted array in buckets: two binary searches and one short splice an update, slices for ranges.
 * The instant of every id stands in a map beside it, because an entry is found by its whole key only.
 */
export function createSortedDues(): SortedDues {
  const dues = new Map<string, number>();
  const buckets: DueBuckets = [];
  const forget = (id: string) => {
    const due = dues.get(id);
    if (due !== undefined) removeFrom(buckets, { id, due });
    dues.delete(id);
  };
  return {
    get size() {
      return dues.size;
    },
    get: (id) => dues.get(id),
    set(id, due) {
      if (dues.get(id) === due) return;
      forget(id);
      dues.set(id, due);
      insertInto(buckets, { id, due });
    },
    delete: forget,
    after: (after, limit) => entriesAfter(buckets, after, limit),
    countThrough: (through) => countThrough(buckets, through),
    clear() {
      dues.clear();
      buckets.length = 0;
    },
  };
}
