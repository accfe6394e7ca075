import { compareIds, type DueEntry } from '@tidemark/stream';

/** Orders entries of the due index as the store does: by due, then by the UTF-8 bytes of the customer id. */
export function compareDues(left: DueEntry, right: DueEntry): number {
  return left.due - right.due || compareIds(left.id, right.id);
}

/**
 * The index as it stands after the batch's own changes, without having written them: stored entries of customers that
 * the batch did not update, and the updated ones with their new dues, in index order.
 *
 * @param stored a stretch of the stored index that is long enough: `limit` entries more than were updated
 * @param updated the indexed due of every customer that the batch updated
 * @param isInside whether an entry belongs to the stretch
 */
export function mergeDues(
  stored: readonly DueEntry[],
  updated: ReadonlyMap<string, number>,
  isInside: (entry: DueEntry) => boolean,
  limit: number,
): readonly DueEntry[] {
  const merged = stored.filter((entry) => !updated.has(entry.id));
  for (const [id, due] of updated) {
    const entry = { id, due };
    if (isInside(entry)) merged.push(entry);
  }
  return merged.sort(compareDues).slice(0, limit);
}
