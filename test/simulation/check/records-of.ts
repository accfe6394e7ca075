import type { LogRecord } from '@tidemark/stream';
import type { World } from '../world/world.ts';

/** What read_committed consumers see of a partition. */
export function recordsOf({ broker }: World, topic: string, partition: number): readonly LogRecord[] {
  const found = broker.partition({ topic, partition }, 'look at');
  return found.stretch(0, found.end(), Number.MAX_SAFE_INTEGER, 'read_committed').records;
}
