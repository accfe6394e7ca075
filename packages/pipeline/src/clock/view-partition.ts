import type { PipelineContext } from '../metrics/pipeline-context.ts';
import { decodePartitionStatus, rulesDue } from '../partition-memory/partition-memory.ts';
import { memoryFields } from '../partition-memory/stored-memory.ts';
import { GRACE_MS, type PartitionView } from './decide-tick.ts';

/** Reads what decides whether a partition needs a tick, and sets its metrics. `now` is the wall clock in epoch milliseconds. */
export async function viewPartition(
  { store, metrics }: PipelineContext,
  partition: number,
  now: number,
): Promise<PartitionView> {
  const contents = store.partition(partition);
  const [{ applied, fields }, [earliest], { overdue }] = await Promise.all([
    contents.readFields(memoryFields),
    contents.dueThrough(Number.MAX_SAFE_INTEGER, 1),
    contents.size(now - GRACE_MS),
  ]);
  const status = decodePartitionStatus(fields);
  metrics.overdueTimers.set({ partition }, overdue);
  if (status.time > 0) metrics.streamTimeLagSeconds.set({ partition }, (now - status.time) / 1_000);
  const isSweepPending = status.sweep !== undefined || rulesDue(status, now - GRACE_MS) > status.swept;
  return { applied, earliestDue: earliest?.due, isSweepPending };
}
