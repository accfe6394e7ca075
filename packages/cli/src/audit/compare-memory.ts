import { isDeepStrictEqual } from 'node:util';
import { decodeMemory, memoryFields, type PartitionMemory } from '@tidemark/pipeline';
import type { PartitionStore } from '@tidemark/stream';
import type { Faults } from './audit-fault.ts';
import type { RecomputedPartition } from './recomputed-partition.ts';
import { catchUp } from './steady-look.ts';

/** Holds stream time, watermarks, frame, rulers and sweep cursor against the fold's. */
export async function compareMemory(
  store: PartitionStore,
  recomputed: RecomputedPartition,
  faults: Faults,
): Promise<void> {
  const { applied, fields } = await store.readFields(memoryFields);
  await catchUp(recomputed, store.partition, applied);
  const found = comparable(decodeMemory(fields));
  const expected = comparable(recomputed.memory);
  for (const [name, value] of Object.entries(expected)) {
    const seen = found[name];
    if (!isDeepStrictEqual(value, seen)) faults.add('memory-differs', name, value, seen);
  }
}

function comparable({
  time,
  watermarks,
  frame,
  rulers,
  sweep,
  swept,
}: PartitionMemory): Record<string, unknown> {
  const marks = [...watermarks].map(([origin, { offset }]) => [origin, offset] as const);
  return { time, watermarks: Object.fromEntries(marks), frame, rulers, sweep, swept };
}
