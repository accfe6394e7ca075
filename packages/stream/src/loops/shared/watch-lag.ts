import type { LoopContext } from '../../context/service-context.ts';
import type { CommittedOffset } from '../../ports/log.ts';

const INTERVAL_MS = 10_000;

/**
 * Measures, every ten seconds, how many records of a topic its readers have yet to handle, for the lag metric.
 * A failed look is logged and the next one tried: lag is for people, nothing depends on it. Returns how to end it.
 */
export function watchLag(
  context: LoopContext,
  topic: string,
  committed: () => Promise<ReadonlyMap<number, CommittedOffset>>,
): () => void {
  const ending = new AbortController();
  const watch = async () => {
    while (!ending.signal.aborted) {
      try {
        const offsets = await committed();
        for (const { partition, start, end } of (await context.log.bounds(topic)) ?? []) {
          const position = offsets.get(partition)?.offset ?? start;
          context.metrics.lagRecords.set({ topic, partition }, Math.max(0, end - position));
        }
      } catch (error) {
        context.logger.debug({ err: error, topic }, 'could not measure the lag');
      }
      await context.timing.wait(INTERVAL_MS, ending.signal);
    }
  };
  void watch();
  return () => ending.abort();
}
