import type { Names, SourceName } from '@tidemark/pipeline';
import type { Appended, Appender, Log, NewRecord } from '@tidemark/stream';
import { type Polling, poll } from './polling.ts';

/** Records an append carries at most: a few requests per partition, not one of any size. */
const APPEND_RECORDS = 5_000;

/** Where records go, and whose intakes carry them over. */
export interface Delivery {
  readonly log: Log;
  readonly appender: Appender;
  readonly names: Names;
  /** The sources that the records are for. */
  readonly sources: readonly SourceName[];
}

/** Appends records to the source topics and waits until the intakes have carried them over and committed it. */
export async function deliverRound(
  { log, appender, names, sources }: Delivery,
  records: readonly NewRecord[],
  polling: Polling,
): Promise<void> {
  const ends = new Map<string, Map<number, number>>();
  for (let from = 0; from < records.length; from += APPEND_RECORDS) {
    noteEnds(ends, await appender.append(records.slice(from, from + APPEND_RECORDS)));
  }
  for (const intake of sources) {
    const topic = names.source(intake);
    const expected = ends.get(topic);
    if (expected === undefined) continue;
    await poll(polling, async () => {
      const committed = await log.committed(names.intakeGroup(intake), topic);
      return [...expected].every(([partition, end]) => (committed.get(partition)?.offset ?? 0) >= end);
    });
  }
}

function noteEnds(ends: Map<string, Map<number, number>>, appended: readonly Appended[]): void {
  for (const { topic, partition, offset } of appended) {
    const ofTopic = ends.get(topic) ?? new Map<number, number>();
    ends.set(topic, ofTopic.set(partition, Math.max(ofTopic.get(partition) ?? 0, offset + 1)));
  }
}
