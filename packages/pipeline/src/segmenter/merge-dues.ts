import { compareIds, type DueEntry } from '@tidemark/stream';

/** Orders entries of the due index as the store does: by due, then by the UTF-8 bytes of the customer id. */
export function compareDues(left: DueEntry, right: DueEntry): number {
  return left.due - right.due || compareIds(left.id, right.id);
}

/**
 * The index as it stands after all changes that are not written: stored entries of customers that are not among them, and
 * those with their own dues, in index order.
 *
 * @param stored a stretch of the stored index that is long enough: `limit` entries more than are unwritten
 * @param unwritten the indexed due of every customer of whom the store may hold an older one
 * @param isInside whether an entry belongs to the stretch
 */
export function mergeDues(
  stored: readonly DueEntry[],
  unwritten: ReadonlyMap<string, number>,
  isInside: (entry: DueEntry) => boolean,
  limit: number,
): readonly DueEntry[] {
  const merged = stored.filter((entry) => !unwritten.has(entry.id));
  for (const [id, due] of unwritten) {
    const entry = { id, due };
    if (isInside(entry)) merged.push(entry);
  }
  return merged.sort(compareDues).slice(0, limit);
}

/** The entries that a merge may come to: the first `limit` of those that are written. */
export function firstWritten(
  stored: readonly DueEntry[],
  isUnwritten: (id: string) => boolean,
  limit: number,
): readonly string[] {
  const ids: string[] = [];
  for (const { id } of stored) {
    if (ids.length === limit) break;
    if (!isUnwritten(id)) ids.push(id);
  }
  return ids;
}
