import { compareIds } from '../../../keys/compare-ids.ts';
import type { DueEntry } from '../../../ports/state-store.ts';

/** At this size a bucket is halved: large enough that buckets are few, small enough that a splice costs little. */
const BUCKET_MAX = 128;
/** Below this size a bucket is joined with the one after it, so that moving dues leave no trail of tiny ones. */
const BUCKET_MIN = 16;

/** Due entries in (due, UTF-8 bytes of id) order, cut into buckets, none of them empty. */
export type DueBuckets = DueEntry[][];

/** Puts in an entry that is not there. */
export function insertInto(buckets: DueBuckets, entry: DueEntry): void {
  if (buckets.length === 0) {
    buckets.push([entry]);
    return;
  }
  const at = Math.min(bucketOf(buckets, entry), buckets.length - 1);
  const bucket = buckets[at]!;
  bucket.splice(rankIn(bucket, entry), 0, entry);
  if (bucket.length > BUCKET_MAX) buckets.splice(at + 1, 0, bucket.splice(BUCKET_MAX / 2));
}

/** Takes out an entry that is there. */
export function removeFrom(buckets: DueBuckets, entry: DueEntry): void {
  const at = bucketOf(buckets, entry);
  const bucket = buckets[at]!;
  bucket.splice(rankIn(bucket, entry), 1);
  if (bucket.length === 0) buckets.splice(at, 1);
  const after = buckets[at + 1];
  if (bucket.length === 0 || bucket.length >= BUCKET_MIN || after === undefined) return;
  if (after.length <= BUCKET_MAX / 2) buckets.splice(at, 2, bucket.concat(after));
}

/** Entries strictly after `after`, from the first one when undefined, at most `limit`. */
export function entriesAfter(
  buckets: DueBuckets,
  after: DueEntry | undefined,
  limit: number,
): readonly DueEntry[] {
  const found: DueEntry[] = [];
  let at = after === undefined ? 0 : bucketOf(buckets, after);
  let from = after === undefined || at === buckets.length ? 0 : rankBehind(buckets[at]!, after);
  for (; at < buckets.length && found.length < limit; at += 1, from = 0) {
    const bucket = buckets[at]!;
    const until = Math.min(bucket.length, from + limit - found.length);
    for (let index = from; index < until; index += 1) found.push(bucket[index]!);
  }
  return found;
}

/** How many entries have due <= `through`. */
export function countThrough(buckets: DueBuckets, through: number): number {
  let count = 0;
  for (const bucket of buckets) {
    if (bucket.at(-1)!.due > through) return count + countWhile(bucket, (entry) => entry.due <= through);
    count += bucket.length;
  }
  return count;
}

/** The first bucket whose last entry is not before `entry`; the number of buckets when there is none. */
function bucketOf(buckets: DueBuckets, entry: DueEntry): number {
  return countWhile(buckets, (bucket) => compareEntries(bucket[bucket.length - 1]!, entry) < 0);
}

function rankIn(bucket: readonly DueEntry[], entry: DueEntry): number {
  return countWhile(bucket, (other) => compareEntries(other, entry) < 0);
}

function rankBehind(bucket: readonly DueEntry[], entry: DueEntry): number {
  return countWhile(bucket, (other) => compareEntries(other, entry) <= 0);
}

function compareEntries(left: DueEntry, right: DueEntry): number {
  return left.due === right.due ? compareIds(left.id, right.id) : left.due - right.due;
}

/** How many elements stand before the first one for which it does not hold, found by halving. */
function countWhile<T>(sorted: readonly T[], holds: (element: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
