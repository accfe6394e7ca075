import { isDeepStrictEqual } from 'node:util';
import { decodeMemory, memoryFields, type PartitionMemory } from '@tidemark/pipeline';
import { hasCode, type PartitionStore } from '@tidemark/stream';
import type { Faults } from './audit-fault.ts';
import type { RecomputedPartition } from './recomputed-partition.ts';
import { catchUp } from './steady-look.ts';

/** Holds stream time, source positions, deployment, rules and sweep cursor against the fold's. */
export async function compareMemory(
  store: PartitionStore,
  recomputed: RecomputedPartition,
  faults: Faults,
): Promise<void> {
  const { applied, fields } = await store.readFields(memoryFields);
  await catchUp(recomputed, store.partition, applied);
  const expected = comparable(recomputed.memory);
  const stored = decoded(fields);
  if (typeof stored === 'string') {
    faults.add('memory-differs', 'reserved fields', expected, stored);
    return;
  }
  const found = comparable(stored);
  for (const [name, value] of Object.entries(expected)) {
    const seen = found[name];
    if (!isDeepStrictEqual(value, seen)) faults.add('memory-differs', name, value, seen);
  }
}

/** The stored memory, or why it cannot be read. */
function decoded(fields: readonly (Buffer | undefined)[]): PartitionMemory | string {
  try {
    return decodeMemory(fields);
  } catch (error) {
    if (hasCode(error, 'store-corrupt')) return error.message;
    throw error;
  }
}

function comparable({
  time,
  sourcePositions,
  deployment,
  records,
  sweep,
  swept,
}: PartitionMemory): Record<string, unknown> {
  const marks = [...sourcePositions].map(([origin, { offset }]) => [origin, offset] as const);
  return { time, sourcePositions: Object.fromEntries(marks), deployment, rules: records, sweep, swept };
}
