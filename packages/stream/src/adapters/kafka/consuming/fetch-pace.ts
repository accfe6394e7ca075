import type { Timing } from '../../../ports/timing.ts';

/** Holds back the fetch behind one that brought all there was, so that what comes next comes several at a time. */
export interface FetchPace {
  /** A fetch was answered. */
  answered(): void;
  /** Resolves when the next fetch may be sent; kafkajs waits for it with each batch of the one before. */
  next(isBehind: boolean): Promise<void>;
}

/**
 * A request costs broker and client some hundred times what a record does. So a fetch follows the answer to the one before by
 * `gatherMs` at least; while more lies ready in a partition than a fetch brings, at once. Who waits for a record has a fetch
 * under way, so one that comes alone is answered at once.
 */
export function createFetchPace(timing: Timing, gatherMs: number): FetchPace {
  let nextAt = 0;
  return {
    answered: () => {
      nextAt = timing.now() + gatherMs;
    },
    next: async (isBehind) => {
      // Of a clock that was set back a fetch must not wait longer.
      const waitMs = Math.min(gatherMs, nextAt - timing.now());
      if (!isBehind && waitMs > 0) await timing.wait(waitMs);
    },
  };
}
