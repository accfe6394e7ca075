import type { LogRecord, ReadOptions } from '../../../ports/log.ts';
import type { MemoryBroker } from './memory-broker.ts';
import { assertInRange } from './memory-reader.ts';

/** Records fetched at a time; more may be appended or deleted between two fetches. */
const FETCH_LENGTH = 500;

/** Reads a stretch that ends, at the latest, where the log ended when the reading began. */
export async function* readMemory(broker: MemoryBroker, options: ReadOptions): AsyncIterable<LogRecord> {
  const partition = broker.partition(options, 'read');
  const until = Math.min(options.until ?? Number.POSITIVE_INFINITY, partition.end());
  let position = options.from;
  assertInRange(partition, position);
  while (position < until) {
    assertInRange(partition, position);
    const stretch = partition.stretch(position, until, FETCH_LENGTH, options.isolation);
    yield* stretch.records;
    position = stretch.nextOffset;
  }
}
