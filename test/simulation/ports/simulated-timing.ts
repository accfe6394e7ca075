import type { Timing } from '@tidemark/stream';
import type { Caller } from './port-call.ts';

/** A busy machine wakes a sleeper up to this many times later than it asked. */
export const OVERSLEEPS = 8;

/** The machine's clock, and sleeps that the scheduler ends. */
export function simulatedTiming({ world, process }: Caller): Timing {
  return {
    now: world.clocks.of(process.slot),
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve();
        const finish = () => {
          cancel();
          signal?.removeEventListener('abort', finish);
          resolve();
        };
        const cancel = world.scheduler.after(ms * (1 + process.draws.below(OVERSLEEPS)), () =>
          process.deliver(finish),
        );
        signal?.addEventListener('abort', finish);
      }),
  };
}
