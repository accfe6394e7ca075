import { setTimeout as sleep } from 'node:timers/promises';
import type { EpochMs } from '@tidemark/core';
import { decodePartitionStatus, memoryFields } from '@tidemark/pipeline';
import type { PartitionStore, ServiceContext } from '@tidemark/stream';
import { LOG_PARTITIONS } from '../../bench/workload/bench-deployment.ts';

const LOOK_MS = 20;

export interface WatchedSweep {
  /** `performance.now()` when it was first seen under way, and when every partition was through. */
  readonly from: number;
  readonly until: number;
  /** Different places at which the cursors were seen: the steps that could be distinguished, all partitions together. */
  readonly steps: number;
}

/** Watches the sweep past the rule set of `effectiveAt` from its beginning to its end. */
export async function watchSweep(
  { store }: ServiceContext,
  effectiveAt: EpochMs,
  timeoutMs: number,
): Promise<WatchedSweep> {
  const deadline = performance.now() + timeoutMs;
  const places = new Set<string>();
  let from: number | undefined;
  const partitions = Array.from({ length: LOG_PARTITIONS }, (_, partition) => store.partition(partition));
  while (performance.now() < deadline) {
    const looks = await Promise.all(partitions.map((partition) => lookAt(partition, effectiveAt)));
    for (const { place } of looks) if (place !== undefined) places.add(place);
    if (places.size > 0) from ??= performance.now();
    if (looks.every(({ isThrough }) => isThrough))
      return { from: from ?? performance.now(), until: performance.now(), steps: places.size };
    await sleep(LOOK_MS);
  }
  throw new Error(`The sweep did not end within ${timeoutMs} ms`);
}

async function lookAt(partition: PartitionStore, effectiveAt: EpochMs) {
  const { fields } = await partition.readFields(memoryFields);
  const { records, swept, sweep } = decodePartitionStatus(fields);
  const index = records.findIndex((each) => each.effectiveAt === effectiveAt);
  const cursor = sweep?.after;
  return {
    place: cursor && `${partition.partition} ${cursor.due} ${cursor.id}`,
    isThrough: index >= 0 && swept > index,
  };
}
