import type { LogRecord, PartitionReader } from '../../ports/log.ts';
import type { Timing } from '../../ports/timing.ts';
import type { Wakeup } from './wakeup.ts';

export interface PullRunsOptions {
  /** The run there is now, else an empty one; throws when reading is over. */
  readonly take: () => readonly LogRecord[];
  /** Woken whenever `take` may answer otherwise than before. */
  readonly wakeup: Wakeup;
  readonly timing: Timing;
}

/** Given, for an abort without a reason makes an error with its stack: once a run. */
const CAME = 'a run came';

/** The waiting half of a partition reader: the same for every log. */
export function pullRuns({
  take,
  wakeup,
  timing,
}: PullRunsOptions): Pick<PartitionReader, 'next' | 'nextWithin'> {
  return {
    async next() {
      for (;;) {
        const run = take();
        if (run.length > 0) return run;
        await wakeup.wait();
      }
    },
    async nextWithin(timeoutMs) {
      const first = take();
      if (first.length > 0) return first;
      let isOver = false;
      const giveUp = new AbortController();
      const timeout = timing.wait(timeoutMs, giveUp.signal).then(() => {
        isOver = true;
      });
      try {
        for (;;) {
          await Promise.race([wakeup.wait(), timeout]);
          const run = take();
          if (run.length > 0 || isOver) return run;
        }
      } finally {
        giveUp.abort(CAME);
      }
    },
  };
}
