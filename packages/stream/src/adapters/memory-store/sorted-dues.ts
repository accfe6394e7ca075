import type { DueEntry } from '../../ports/state-store.ts';
import { compareIds } from './id-order.ts';

/** At this size a bucket is halved: large enough that buckets are few, small enough that a splice costs little. */
const BUCKET_MAX = 128;
/** Below this size a bucket is joined with its neighbour, so that moving dues leave no trail of tiny ones. */
const BUCKET_MIN = 16;

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
  const buckets: DueEntry[][] = [];

  const insert = (entry: DueEntry): void => {
    if (buckets.length === 0) buckets.push([]);
    const at = Math.min(bucketOf(buckets, entry), buckets.length - 1);
    const bucket = buckets[at]!;
    bucket.splice(rankIn(bucket, entry), 0, entry);
    if (bucket.length > BUCKET_MAX) buckets.splice(at + 1, 0, bucket.splice(BUCKET_MAX / 2));
  };

  const remove = (entry: DueEntry): void => {
    const at = bucketOf(buckets, entry);
    const bucket = buckets[at]!;
    bucket.splice(rankIn(bucket, entry), 1);
    if (bucket.length >= BUCKET_MIN) return;
    const neighbour = buckets[at + 1];
    if (bucket.length > 0 && (neighbour === undefined || neighbour.length > BUCKET_MAX / 2)) return;
    buckets.splice(at, 2, ...joined(bucket, neighbour));
  };

  return {
    get size() {
      return dues.size;
    },
    get: (id) => dues.get(id),
    set(id, due) {
      const before = dues.get(id);
      if (before === due) return;
      if (before !== undefined) remove({ id, due: before });
      dues.set(id, due);
      insert({ id, due });
    },
    delete(id) {
      const before = dues.get(id);
      if (before === undefined) return;
      remove({ id, due: before });
      dues.delete(id);
    },
    after: (after, limit) => entriesAfter(buckets, after, limit),
    countThrough: (through) => countThrough(buckets, through),
    clear() {
      dues.clear();
      buckets.length = 0;
    },
  };
}

function compareEntries(left: DueEntry, right: DueEntry): number {
  return left.due === right.due ? compareIds(left.id, right.id) : left.due - right.due;
}

/** The first bucket whose last entry is not before `entry`; the number of buckets when there is none. */
function bucketOf(buckets: readonly DueEntry[][], entry: DueEntry): number {
  let low = 0;
  let high = buckets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareEntries(buckets[middle]!.at(-1) ?? entry, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many entries of the bucket stand before `entry`. */
function rankIn(bucket: readonly DueEntry[], entry: DueEntry): number {
  let low = 0;
  let high = bucket.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareEntries(bucket[middle]!, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function joined(bucket: DueEntry[], neighbour: DueEntry[] | undefined): DueEntry[][] {
  const all = neighbour === undefined ? bucket : bucket.concat(neighbour);
  return all.length === 0 ? [] : [all];
}

function entriesAfter(
  buckets: readonly DueEntry[][],
  after: DueEntry | undefined,
  limit: number,
): readonly DueEntry[] {
  const found: DueEntry[] = [];
  let at = after === undefined ? 0 : bucketOf(buckets, after);
  let from = 0;
  if (after !== undefined && at < buckets.length) {
    const bucket = buckets[at]!;
    from = rankIn(bucket, after);
    if (from < bucket.length && compareEntries(bucket[from]!, after) === 0) from += 1;
  }
  for (; at < buckets.length && found.length < limit; at += 1, from = 0) {
    const bucket = buckets[at]!;
    const until = Math.min(bucket.length, from + limit - found.length);
    for (let index = from; index < until; index += 1) found.push(bucket[index]!);
  }
  return found;
}

function countThrough(buckets: readonly DueEntry[][], through: number): number {
  let count = 0;
  for (const bucket of buckets) {
    if (bucket.at(-1)!.due > through) return count + firstAfter(bucket, through);
    count += bucket.length;
  }
  return count;
}

function firstAfter(bucket: readonly DueEntry[], through: number): number {
  let low = 0;
  let high = bucket.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (bucket[middle]!.due <= through) low = middle + 1;
    else high = middle;
  }
  return low;
}
