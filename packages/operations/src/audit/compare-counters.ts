import type { PartitionStore, Timing } from '@tidemark/stream';
import type { Faults } from './audit-fault.ts';
import type { RecomputedPartition } from './recomputed-partition.ts';
import { steadyLook } from './steady-look.ts';

/** Holds the customers by class, and how many states and due entries there are, against the fold's. */
export async function compareCounters(
  store: PartitionStore,
  recomputed: RecomputedPartition,
  timing: Timing,
  faults: Faults,
): Promise<void> {
  const found = await steadyLook(store, recomputed, timing, () => countersOf(store));
  const expected = await countersOf(recomputed.store);
  for (const name of new Set([...expected.keys(), ...found.keys()])) {
    const [wanted, seen] = [expected.get(name) ?? 0, found.get(name) ?? 0];
    if (wanted !== seen) faults.add('counter-differs', name, wanted, seen);
  }
}

async function countersOf(store: PartitionStore): Promise<ReadonlyMap<string, number>> {
  const { states, dues } = await store.size(0);
  return new Map([...(await store.counts()).counts, ['states', states], ['due entries', dues]]);
}
