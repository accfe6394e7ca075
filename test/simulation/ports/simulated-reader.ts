import { type LogRecord, type PartitionReader, TidemarkError } from '@tidemark/stream';
import { pullRuns } from '../../../packages/stream/src/adapters/pull-runs.ts';
import { createWakeup } from '../../../packages/stream/src/adapters/wakeup.ts';
import { type Caller, latency, portCall } from './port-call.ts';
import { simulatedTiming } from './simulated-timing.ts';

export interface SimulatedReader extends PartitionReader {
  /** The process has heard that the assignment is over. */
  lose(): void;
}

/**
 * An assigned partition as its owner sees it. Fetching asks nobody's leave, as in Kafka: an owner that has not yet heard
 * that it lost the partition reads on. Commits go through the group's own reader, which refuses them from then on.
 */
export function createSimulatedReader(caller: Caller, inner: PartitionReader): SimulatedReader {
  const { world, process } = caller;
  const { topic, partition } = inner;
  const source = world.broker.partition(inner, 'read');
  const wakeup = createWakeup();
  const loss = new AbortController();
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
      process.hear(() => {
        isFetching = false;
        if (position !== from) return fetch();
        position = run.nextOffset;
        arrived = run.records;
        wakeup.wake();
      });
    });
  }
  const stopListening = source.onAppend(() => {
    if (isWaiting) fetch();
  });
  function assertHeld(): void {
    if (!loss.signal.aborted) return;
    throw new TidemarkError('partition-lost', `Cannot use ${topic}[${partition}]: it was taken away`, {
      isRetryable: true,
    });
  }
  function take(): readonly LogRecord[] {
    assertHeld();
    const run = arrived;
    arrived = [];
    if (run.length === 0) fetch();
    return run;
  }

  return {
    topic,
    partition,
    lost: loss.signal,
    seek(offset) {
      assertHeld();
      position = offset;
      arrived = [];
      fetch();
    },
    ...pullRuns({ take, wakeup, timing: simulatedTiming(caller) }),
    async commit(offset, metadata) {
      assertHeld();
      const what = { operation: 'commit-source', name: `commit ${offset} of ${topic}/${partition}` } as const;
      await portCall(caller, what, [() => inner.commit(offset, metadata)]);
    },
    lose() {
      loss.abort('lost');
      stopListening();
      wakeup.wake();
    },
  };
}
