import { SECOND } from '@tidemark/core';
import type { Timing } from '@tidemark/stream';

/**
 * Lets the next day begin at most `perSecond` times a second; 0 never waits. A slow day is not made up for
 * by hurrying after it.
 */
export function openPace(timing: Timing, perSecond: number): (signal: AbortSignal) => Promise<void> {
  let next = Number.NEGATIVE_INFINITY;
  return async (signal) => {
    if (perSecond === 0) return;
    const now = timing.now();
    if (now < next) await timing.wait(next - now, signal);
    signal.throwIfAborted();
    next = Math.max(now, next) + SECOND / perSecond;
  };
}
