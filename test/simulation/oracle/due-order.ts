/** A customer's place in the due index. */
export interface Entry {
  readonly id: string;
  readonly due: number;
}

/** Index order: by instant, then by the id's UTF-8 bytes. */
export function byDue(left: Entry, right: Entry): number {
  return left.due - right.due || Buffer.compare(Buffer.from(left.id), Buffer.from(right.id));
}

/** The next entries behind a cursor, of entries in index order. */
export function sweepFrom(
  entries: readonly Entry[],
  after: Entry | undefined,
  limit: number,
): readonly Entry[] {
  return entries.filter((entry) => after === undefined || byDue(entry, after) > 0).slice(0, limit);
}
