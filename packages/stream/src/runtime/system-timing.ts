import type { Timing } from '../ports/timing.ts';

/** The wall clock and real timers: the only place that uses either. */
export function createSystemTiming(): Timing {
  return {
    now: () => Date.now(),
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const finish = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', finish);
          resolve();
        };
        const timer = setTimeout(finish, ms);
        signal?.addEventListener('abort', finish);
      }),
  };
}
