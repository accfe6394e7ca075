import type { Log, LogRecord, TopicPartition } from '@tidemark/stream';
import { readOn, type TopicPosition } from '../topics/read-on.ts';

/** A partition of a public topic, read record by record as far as it went when it was last looked at. */
export interface PublishedRecords {
  /** The next record; undefined at the end of what was seen. */
  next(): Promise<LogRecord | undefined>;
  /** Looks again where the topic ends. */
  extend(): Promise<void>;
  /** True when retention has taken what was first published. */
  readonly isHeadGone: boolean;
}

/** Opens a partition from its first record, committed transactions only. Undefined when it does not exist. */
export async function openPublishedRecords(
  log: Log,
  at: TopicPartition,
): Promise<PublishedRecords | undefined> {
  const boundsOf = async () => (await log.bounds(at.topic))?.find((each) => each.partition === at.partition);
  const bounds = await boundsOf();
  if (bounds === undefined) return undefined;
  const position: TopicPosition = { ...at, next: bounds.start };
  let { end } = bounds;
  let records = readOn(log, position, end);
  return {
    isHeadGone: bounds.start > 0,
    async next() {
      const { done, value } = await records.next();
      return done === true ? undefined : value;
    },
    async extend() {
      await records.return(undefined);
      end = (await boundsOf())?.end ?? end;
      records = readOn(log, position, end);
    },
  };
}
