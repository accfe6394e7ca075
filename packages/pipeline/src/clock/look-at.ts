import type { ServiceContext } from '@tidemark/stream';
import { decodeStanding, rulersDue } from '../segmenter/partition-memory.ts';
import { memoryFields } from '../segmenter/stored-memory.ts';
import { GRACE_MS, type PartitionView } from './decide-tick.ts';

/** Looks at one partition of the store, and lets the metrics know what the clock sees there. */
export async function lookAt(
  { store, metrics }: ServiceContext,
  partition: number,
  now: number,
): Promise<PartitionView> {
  const contents = store.partition(partition);
  const [{ applied, fields }, [earliest], { overdue }] = await Promise.all([
    contents.readFields(memoryFields),
    contents.dueThrough(Number.MAX_SAFE_INTEGER, 1),
    contents.size(now - GRACE_MS),
  ]);
  const standing = decodeStanding(fields);
  metrics.overdueTimers.set({ partition }, overdue);
  if (standing.time > 0) metrics.streamTimeLagSeconds.set({ partition }, (now - standing.time) / 1_000);
  const isSweepPending = standing.sweep !== undefined || rulersDue(standing, now - GRACE_MS) > standing.swept;
  return { applied, earliestDue: earliest?.due, isSweepPending };
}
