import type { LogRecord, TopicPartition } from '@tidemark/stream';
import { type Caller, latency } from './port-call.ts';

/** Brings short runs of a partition to a process, one fetch at a time. */
export interface Fetcher {
  /** The next offset to bring; what was brought before is dropped. */
  moveTo(offset: number): void;
  /** What has arrived; when that is nothing, the next run is fetched as soon as there is one. */
  take(): readonly LogRecord[];
  close(): void;
}

export function createFetcher(
  { world, process }: Caller,
  at: TopicPartition,
  onArrival: () => void,
): Fetcher {
  const source = world.broker.partition(at, 'read');
  let position: number | undefined;
  let arrived: readonly LogRecord[] = [];
  let isFetching = false;
  let isWaiting = false;

  function fetch(): void {
    isWaiting = true;
    if (isFetching || position === undefined || source.end() === position) return;
    isFetching = true;
    isWaiting = false;
    const from = position;
    world.scheduler.after(latency(process), () => {
      const length = 1 + process.draws.below(world.schedule.plan.runLength);
      const run = source.stretch(from, source.end(), length, 'read_committed');
      process.deliver(() => {
        isFetching = false;
        if (position !== from) return fetch();
        position = run.nextOffset;
        // Who has asked meanwhile has its answer: the next run is not fetched before this one is taken.
        isWaiting = false;
        arrived = run.records;
        onArrival();
      });
    });
  }
  const close = source.onAppend(() => {
    if (isWaiting) fetch();
  });

  return {
    moveTo(offset) {
      position = offset;
      arrived = [];
      fetch();
    },
    take() {
      const run = arrived;
      arrived = [];
      if (run.length === 0) fetch();
      return run;
    },
    close,
  };
}
