import type { Log, LogRecord } from '@tidemark/stream';
import { readOn } from './read-on.ts';

/**
 * The committed records of a topic, partition after partition, from the first that is left to where each ended when its
 * turn came; none when there is no such topic.
 */
export async function* committedRecords(log: Log, topic: string): AsyncGenerator<LogRecord> {
  for (const { partition, start, end } of (await log.bounds(topic)) ?? []) {
    yield* readOn(log, { topic, partition, next: start }, end);
  }
}
