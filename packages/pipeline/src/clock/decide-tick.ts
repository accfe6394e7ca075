import type { EpochMs } from '@tidemark/core';

/** How far a tick stays behind the wall clock: a purchase still on its way is not overtaken by its own silence. */
export const GRACE_MS = 2_000;
/** A partition hears what time it is at least this often. */
export const IDLE_TICK_MS = 10 * 60_000;
/** How long an unapplied tick holds back the next one. */
export const UNAPPLIED_MS = 1_000;

/** What the clock sees of a partition. */
export interface PartitionView {
  /** A: the next offset to fold; undefined before the first write. */
  readonly applied: number | undefined;
  /** The earliest entry of the due index. */
  readonly earliestDue: EpochMs | undefined;
  /** A ruler has taken effect by the wall clock, or will have been swept by the next ticks. */
  readonly isSweepPending: boolean;
}

/** The clock's last tick into a partition. */
export interface LastTick {
  readonly at: EpochMs;
  readonly offset: number;
  readonly writtenAt: EpochMs;
}

/**
 * The tick to write into a partition now, or undefined for none: when the earliest due has passed, when a sweep is
 * pending, and at least every ten minutes; never a second one while the last is unapplied for less than a second.
 * It carries the wall time less the grace.
 */
export function decideTick(
  view: PartitionView,
  last: LastTick | undefined,
  now: EpochMs,
): EpochMs | undefined {
  const at = now - GRACE_MS;
  if (last !== undefined) {
    const isUnapplied = (view.applied ?? 0) <= last.offset;
    if (isUnapplied && now - last.writtenAt < UNAPPLIED_MS) return undefined;
    if (at <= last.at) return undefined;
  }
  const isDue = view.earliestDue !== undefined && view.earliestDue <= at;
  const isIdle = last === undefined || now - last.writtenAt >= IDLE_TICK_MS;
  return isDue || view.isSweepPending || isIdle ? at : undefined;
}
