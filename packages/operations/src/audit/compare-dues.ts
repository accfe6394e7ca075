import { compareDues as inIndexOrder } from '@tidemark/pipeline';
import type { DueEntry, PartitionStore, Timing } from '@tidemark/stream';
import type { Faults } from './audit-fault.ts';
import type { RecomputedPartition } from './recomputed-partition.ts';
import type { Sample } from './sample.ts';
import { steadyLook } from './steady-look.ts';

/** Entries read in one look. */
const PAGE = 2_000;

export interface DueComparison {
  readonly store: PartitionStore;
  readonly recomputed: RecomputedPartition;
  readonly timing: Timing;
  readonly faults: Faults;
  readonly sample: Sample;
  /** False: the earliest entries alone, those that fire next. */
  readonly isWhole: boolean;
}

/**
 * Holds the due index against the recomputed one, page by page in index order. Each page counts as of the A at which it
 * was read; an entry that moves from ahead of the page to behind it meanwhile is not met.
 *
 * @returns how many entries were compared
 */
export async function compareDues(comparison: DueComparison): Promise<number> {
  const { store, recomputed, timing } = comparison;
  let after: DueEntry | undefined;
  let compared = 0;
  for (;;) {
    const from = after;
    const found = await steadyLook(store, recomputed, timing, () => store.dueAfter(from, PAGE));
    const expected = await recomputed.store.dueAfter(from, PAGE);
    const through = nearerEnd(found, expected);
    const isInside = (entry: DueEntry) => through === undefined || inIndexOrder(entry, through) <= 0;
    const inside = expected.filter(isInside);
    comparePage(comparison, found.filter(isInside), inside);
    compared += inside.length;
    if (through === undefined || !comparison.isWhole) return compared;
    after = through;
  }
}

/** How far both pages reach; undefined when both reach the index's end. */
function nearerEnd(...pages: readonly (readonly DueEntry[])[]): DueEntry | undefined {
  const ends = pages.filter(({ length }) => length === PAGE).map((page) => page.at(-1)!);
  return ends.toSorted(inIndexOrder)[0];
}

function comparePage(
  { faults, sample }: DueComparison,
  found: readonly DueEntry[],
  expected: readonly DueEntry[],
): void {
  const seen = new Map(found.map(({ id, due }) => [id, due]));
  const wanted = new Map(expected.map(({ id, due }) => [id, due]));
  for (const [id, due] of wanted) {
    if (sample(id) && seen.get(id) !== due) faults.add('due-missing', id, due, seen.get(id));
  }
  for (const [id, due] of seen) {
    if (sample(id) && wanted.get(id) !== due) faults.add('due-unexpected', id, wanted.get(id), due);
  }
}
