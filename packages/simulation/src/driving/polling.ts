import { setImmediate } from 'node:timers/promises';
import type { Timing } from '@tidemark/stream';

/** How a driver waits for what other tasks or processes do. */
export interface Polling {
  /** Between two looks; 0 in one process, where giving way is enough. */
  readonly everyMs: number;
  /** The wall clock. */
  readonly timing: Timing;
  readonly signal: AbortSignal;
}

/** Looks until `isDone`; throws the signal's reason when it is aborted. */
export async function poll(
  { everyMs, timing, signal }: Polling,
  isDone: () => Promise<boolean>,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    if (await isDone()) return;
    if (everyMs === 0) await setImmediate();
    else await timing.wait(everyMs, signal);
  }
}
