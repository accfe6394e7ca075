import type { Log, LogRecord, TopicPartition } from '@tidemark/stream';

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
  const endOf = async () => (await log.bounds(at.topic))?.find((each) => each.partition === at.partition);
  const bounds = await endOf();
  if (bounds === undefined) return undefined;
  let { start: from, end: until } = bounds;
  const open = () => log.read({ ...at, from, until, isolation: 'read_committed' })[Symbol.asyncIterator]();
  let records = open();
  return {
    isHeadGone: bounds.start > 0,
    async next() {
      const { done, value } = await records.next();
      if (done === true) return undefined;
      from = value.offset + 1;
      return value;
    },
    async extend() {
      // What is left of the stretch before goes first: one that was opened anew begins behind the last record.
      await records.return?.();
      until = (await endOf())?.end ?? until;
      records = open();
    },
  };
}
