import type { EpochMs } from '@tidemark/core';
import type { Timing } from '@tidemark/stream';

/** A clock for a log in memory: it stands still until the driver moves it; waiting is waiting for real. */
export interface SimulatedClock {
  readonly timing: Timing;
  /** Moves on to `at`, never back. Events stamped afterwards never lie in its future. */
  advanceTo(at: EpochMs): void;
}

export function createSimulatedClock(start: EpochMs, wall: Timing): SimulatedClock {
  let now = start;
  return {
    timing: { now: () => now, wait: wall.wait },
    advanceTo(at) {
      now = Math.max(at, now);
    },
  };
}
