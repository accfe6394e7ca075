import type { EpochMs } from '@tidemark/core';

/** How far a tick stays behind the wall clock: a purchase still on its way is not overtaken by its own silence. */
export const GRACE_MS = 2_000;
/** Every partition gets a tick at least this often. */
export const IDLE_TICK_MS = 10 * 60_000;
/** How long a tick that found nothing to do holds back the next one: folding it may have left no trace. */
export const UNAPPLIED_MS = 1_000;
/**
 * How long a tick that had something to do does. Folding it moves A, however long that takes, and until then another one
 * would only lie behind it, between it and the events that come in:
 *
 * 1. 300,000 timers are overdue; a tick with its 5,000 takes three seconds; 2. every second another one is written; 3. after a
 * minute 40 of them wait in each partition, and whoever buys now waits for them all.
 *
 * But another clock's tick may have done it all, and then nothing moves A: so not for ever.
 */
export const UNAPPLIED_WORK_MS = 30_000;

/** What the clock sees of a partition. */
export interface PartitionView {
  /** A: the next offset to fold; undefined before the first write. */
  readonly applied: number | undefined;
  /** The earliest entry of the due index. */
  readonly earliestDue: EpochMs | undefined;
  /** New rules have taken effect by the wall clock, and the sweep past them takes further ticks. */
  readonly isSweepPending: boolean;
}

/** The clock's last tick into a partition. */
export interface LastTick {
  readonly at: EpochMs;
  readonly offset: number;
  readonly writtenAt: EpochMs;
  /** Something was due, or a sweep pending. */
  readonly hadWork: boolean;
}

/** A tick to be written. */
export interface NextTick {
  readonly at: EpochMs;
  readonly hasWork: boolean;
}

/**
 * The tick to write into a partition now, or undefined for none: when the earliest due has passed, when a sweep is
 * pending, and at least every ten minutes; never a second one while the last waits to be applied, unless it has for
 * longer than that may take. It carries the wall time less the grace.
 */
export function decideTick(
  view: PartitionView,
  last: LastTick | undefined,
  now: EpochMs,
): NextTick | undefined {
  const at = now - GRACE_MS;
  if (last !== undefined) {
    const isUnapplied = (view.applied ?? 0) <= last.offset;
    const holdsMs = last.hadWork ? UNAPPLIED_WORK_MS : UNAPPLIED_MS;
    if (isUnapplied && now - last.writtenAt < holdsMs) return undefined;
    if (at <= last.at) return undefined;
  }
  const isDue = view.earliestDue !== undefined && view.earliestDue <= at;
  const hasWork = isDue || view.isSweepPending;
  const isIdle = last === undefined || now - last.writtenAt >= IDLE_TICK_MS;
  return hasWork || isIdle ? { at, hasWork } : undefined;
}
