import { type LogRecord, type PartitionReader, TidemarkError } from '@tidemark/stream';
import { pullRuns } from '../../../packages/stream/src/adapters/shared/pull-runs.ts';
import { createWakeup } from '../../../packages/stream/src/adapters/shared/wakeup.ts';
import { createFetcher } from './fetcher.ts';
import { type Caller, portCall } from './port-call.ts';
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
  const { topic, partition } = inner;
  const wakeup = createWakeup();
  const loss = new AbortController();
  const fetcher = createFetcher(caller, inner, wakeup.wake);
  const assertHeld = () => {
    if (!loss.signal.aborted) return;
    throw new TidemarkError('partition-lost', `Cannot use ${topic}[${partition}]: it was taken away`, {
      isRetryable: true,
    });
  };
  const take = (): readonly LogRecord[] => {
    assertHeld();
    return fetcher.take();
  };

  return {
    topic,
    partition,
    lost: loss.signal,
    seek(offset) {
      assertHeld();
      fetcher.moveTo(offset);
    },
    ...pullRuns({ take, wakeup, timing: simulatedTiming(caller) }),
    async commit(offset, metadata) {
      assertHeld();
      const what = { operation: 'commit-source', name: `commit ${offset} of ${topic}/${partition}` } as const;
      await portCall(caller, what, [() => inner.commit(offset, metadata)]);
    },
    lose() {
      loss.abort('lost');
      fetcher.close();
      wakeup.wake();
    },
  };
}
