import { compareIds, type DueEntry } from '@tidemark/stream';

/** Orders entries of the due index as the store does: by due, then by the UTF-8 bytes of the customer id. */
export function compareDues(left: DueEntry, right: DueEntry): number {
  return left.due - right.due || compareIds(left.id, right.id);
}

/** The entries that are changed and may not stand in the store yet. */
export interface UnwrittenDues {
  isUnwritten(id: string): boolean;
  /** Those for which the condition holds, in no order. */
  unwrittenWithin(isInside: (entry: DueEntry) => boolean): readonly DueEntry[];
}

/**
 * The index as it stands after all changes that are not written: stored entries of customers that are not among them, and
 * those with their own dues, in index order.
 *
 * @param stored a stretch of the stored index that is long enough: `limit` entries more than are unwritten
 * @param unwritten the customers of whom the store may hold an older entry
 * @param isInside whether an entry belongs to the stretch
 */
export function mergeDues(
  stored: readonly DueEntry[],
  unwritten: UnwrittenDues,
  isInside: (entry: DueEntry) => boolean,
  limit: number,
): readonly DueEntry[] {
  const merged = stored.filter(({ id }) => !unwritten.isUnwritten(id));
  merged.push(...unwritten.unwrittenWithin(isInside));
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
