import type { Fold } from '@tidemark/core';
import type { PartitionStore } from '@tidemark/stream';
import type { Faults } from './audit-fault.ts';
import { differingParts } from './differing-parts.ts';
import type { RecomputedPartition } from './recomputed-partition.ts';
import type { Sample } from './sample.ts';
import { catchUp } from './steady-look.ts';

/** Customers read in one look: some 300 KB a reply. */
const CHUNK = 2_000;

export interface StateComparison {
  readonly store: PartitionStore;
  readonly recomputed: RecomputedPartition;
  readonly sample: Sample;
  readonly faults: Faults;
  /** By whose dimensions the states are packed. */
  readonly fold: Fold;
}

/**
 * Holds each customer's state in a store that may be live against the fold, byte for byte. Every reply carries the A at which it
 * was read: the fold goes on to that A, and only then are the two compared. So nothing has to stand still.
 *
 * @returns how many customers were compared
 */
export async function compareStates(comparison: StateComparison): Promise<number> {
  const { recomputed, sample } = comparison;
  let compared = 0;
  let chunk: string[] = [];
  // Customers who come while this runs are appended to what is walked over here, and are met at its end.
  for await (const [id] of recomputed.store.scan()) {
    if (!sample(id)) continue;
    chunk.push(id);
    if (chunk.length < CHUNK) continue;
    compared += await compareChunk(comparison, chunk);
    chunk = [];
  }
  return compared + (await compareChunk(comparison, chunk));
}

/** Customers that only the store knows: those a scan meets whom the fold does not know, also at the A of a second look. */
export async function findUnknownCustomers(comparison: StateComparison): Promise<void> {
  const { store, recomputed } = comparison;
  let chunk: string[] = [];
  const lookAgain = async () => {
    const { states } = await recomputed.store.read(chunk);
    const unknown = chunk.filter((_, index) => states[index] === undefined);
    chunk = [];
    if (unknown.length > 0) await compareChunk(comparison, unknown);
  };
  for await (const [id] of store.scan()) {
    chunk.push(id);
    if (chunk.length >= CHUNK) await lookAgain();
  }
  await lookAgain();
}

async function compareChunk(comparison: StateComparison, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { store, recomputed } = comparison;
  const { applied, states: found } = await store.read(ids);
  await catchUp(recomputed, store.partition, applied);
  const { states: expected } = await recomputed.store.read(ids);
  for (const [index, id] of ids.entries()) compareState(comparison, id, expected[index], found[index]);
  return ids.length;
}

function compareState(
  { faults, fold }: StateComparison,
  id: string,
  expected: Buffer | undefined,
  found: Buffer | undefined,
): void {
  if (expected === undefined && found === undefined) return;
  if (expected !== undefined && found !== undefined && expected.equals(found)) return;
  const { expected: wanted, found: seen } = differingParts(expected, found, fold);
  if (found === undefined) faults.add('customer-missing', id, wanted, undefined);
  else if (expected === undefined) faults.add('customer-unknown', id, undefined, seen);
  else faults.add('state-differs', id, wanted, seen);
}
