import { type EpochMs, SECOND } from '@tidemark/core';
import type { PipelineContext } from '../metrics/pipeline-context.ts';
import {
  decodePartitionStatus,
  type PartitionStatus,
  rulesDue,
} from '../partition-memory/partition-memory.ts';
import { memoryFields } from '../partition-memory/stored-memory.ts';
import { GRACE_MS, type PartitionView } from './decide-tick.ts';

/**
 * How long a look at a partition where A stands still serves the looks after it. What was due later then is known; only an
 * event brings what is due earlier, and the first one after such a rest is seen a second later.
 */
const REST_MS = SECOND;

/** Looks at a partition; `now` is the wall clock in epoch milliseconds. */
export type PartitionViewer = (now: number) => Promise<PartitionView>;

/** What was read of a partition. */
interface Seen {
  readonly readAt: EpochMs;
  readonly applied: number | undefined;
  readonly earliestDue: EpochMs | undefined;
  readonly status: PartitionStatus;
  /** A was another one at the read before, or nothing is applied yet. */
  readonly isMoving: boolean;
}

/**
 * Opens what tells, look after look, whether a partition needs a tick, and sets its metrics. The store is read only where it
 * may say something new: while A moves, something is due or a sweep pending, and once a second. What a partition remembers is
 * a function of A, and read again when A has moved.
 */
export function openPartitionViewer({ store, metrics }: PipelineContext, partition: number): PartitionViewer {
  const contents = store.partition(partition);
  let seen: Seen | undefined;

  async function read(now: EpochMs): Promise<Seen> {
    const [{ applied }, [earliest]] = await Promise.all([
      contents.readFields([]),
      contents.dueThrough(Number.MAX_SAFE_INTEGER, 1),
    ]);
    const isMoving = applied === undefined || applied !== seen?.applied;
    const status =
      isMoving || seen === undefined
        ? decodePartitionStatus((await contents.readFields(memoryFields)).fields)
        : seen.status;
    return { readAt: now, applied, earliestDue: earliest?.due, status, isMoving };
  }

  return async (now) => {
    if (seen === undefined || seen.isMoving || hasWork(seen, now) || !isFresh(seen, now)) {
      seen = await read(now);
      const overdue = isDue(seen, now) ? (await contents.size(now - GRACE_MS)).overdue : 0;
      metrics.overdueTimers.set({ partition }, overdue);
    }
    const { applied, earliestDue, status } = seen;
    if (status.time > 0) metrics.streamTimeLagSeconds.set({ partition }, (now - status.time) / 1_000);
    return { applied, earliestDue, isSweepPending: isSweepPending(seen, now) };
  };
}

/** A machine's clock may be set back. */
function isFresh({ readAt }: Seen, now: EpochMs): boolean {
  return now >= readAt && now - readAt < REST_MS;
}

function hasWork(seen: Seen, now: EpochMs): boolean {
  return isDue(seen, now) || isSweepPending(seen, now);
}

function isDue({ earliestDue }: Seen, now: EpochMs): boolean {
  return earliestDue !== undefined && earliestDue <= now - GRACE_MS;
}

function isSweepPending({ status }: Seen, now: EpochMs): boolean {
  return status.sweep !== undefined || rulesDue(status, now - GRACE_MS) > status.swept;
}
