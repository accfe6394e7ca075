import { type EpochMs, MINUTE } from '@tidemark/core';
import type { Timing } from '@tidemark/stream';

/**
 * More than the ten minutes after which a partition writes even what changes nothing: with such steps every
 * tick is seen to be applied.
 */
const LEAST_STEP = 11 * MINUTE;

/** A clock for a log in memory: it stands still until the driver moves it; waiting is waiting for real. */
export interface SimulatedClock {
  readonly timing: Timing;
  /** Moves on to `at`, and by `LEAST_STEP` at least. Events stamped afterwards never lie in its future. */
  advanceTo(at: EpochMs): void;
}

export function createSimulatedClock(start: EpochMs, wall: Timing): SimulatedClock {
  let now = start;
  return {
    timing: { now: () => now, wait: wall.wait },
    advanceTo(at) {
      now = Math.max(at, now + LEAST_STEP);
    },
  };
}
