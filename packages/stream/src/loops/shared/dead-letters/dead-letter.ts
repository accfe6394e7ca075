import type { LogRecord, NewRecord } from '../../../ports/log.ts';

/** Where a record entered, equal for every repeat of it. A topic recreated under its name is the next incarnation. */
export interface Origin {
  readonly topic: string;
  readonly incarnation: number;
  readonly partition: number;
}

/** Why a record is dead. */
export interface DeathReason {
  readonly code: string;
  readonly detail: string;
}

export const deadLetterHeaders = {
  reason: 'tidemark-reason',
  detail: 'tidemark-detail',
  /** `<topic>/<incarnation>/<partition>/<offset>`: equal for a repeat of the same record. */
  origin: 'tidemark-origin',
  /** The record's own timestamp, epoch milliseconds. */
  timestamp: 'tidemark-timestamp',
  /** On a record that was put into its source again: the origin under which it first died. */
  replayedFrom: 'tidemark-replayed-from',
} as const;

/** Bytes of detail kept: with the record's own headers a dead letter stays within the 64 KiB its topic allows on top. */
const DETAIL_LENGTH = 1_000;

export function deadLetterTopic(topic: string): string {
  return `${topic}.dlq`;
}

/** The detail as far as a header or a line of log should carry it: it may quote a value of 10 MB. */
export function clippedDetail({ detail }: DeathReason): string {
  return detail.slice(0, DETAIL_LENGTH);
}

/** The record as it came, key, value and headers untouched, with the reason in headers of its own. */
export function deadLetter(
  record: LogRecord,
  origin: Origin,
  reason: DeathReason,
  partitions: number,
): NewRecord {
  return {
    topic: deadLetterTopic(record.topic),
    partition: record.partition % partitions,
    key: record.key,
    value: record.value,
    headers: {
      ...record.headers,
      [deadLetterHeaders.reason]: reason.code,
      [deadLetterHeaders.detail]: clippedDetail(reason),
      [deadLetterHeaders.origin]: `${origin.topic}/${origin.incarnation}/${origin.partition}/${record.offset}`,
      [deadLetterHeaders.timestamp]: String(record.timestamp ?? ''),
    },
  };
}
