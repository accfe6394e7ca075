import type { SourceName } from '@tidemark/pipeline';
import { type LogRecord, type NewRecord, deadLetterHeaders as names } from '@tidemark/stream';

/** A record that an intake could not take, as it lies in its dead-letter topic. */
export interface Letter {
  readonly intake: SourceName;
  /** `<topic>/<incarnation>/<partition>/<offset>` of the record that died. */
  readonly origin: string;
  /** Identifies a letter, and is the same for a repeat of it: an intake that crashed may have written it twice. */
  readonly identity: string;
  readonly reason: string;
  readonly detail: string;
  /** When it died; epoch milliseconds. */
  readonly diedAt: number | undefined;
  /** The record's own timestamp, epoch milliseconds. */
  readonly timestamp: number | undefined;
  /** The origin under which it first died, when it has been replayed since. */
  readonly replayedFrom: string | undefined;
  /** The letter itself: key and value untouched, headers with the reason among them. */
  readonly record: LogRecord;
}

/** Headers that an intake adds; all others are the record's own. */
const ADDED: readonly string[] = [names.reason, names.detail, names.origin, names.timestamp];

/** Reads a record of a dead-letter topic. One without the headers of an intake gets its own topic and offset as its origin. */
export function readLetter(intake: SourceName, record: LogRecord): Letter {
  const text = (name: string) => record.headers[name]?.toString();
  const origin = text(names.origin) ?? `${record.topic}/-/${record.partition}/${record.offset}`;
  const timestamp = text(names.timestamp) ?? '';
  return {
    intake,
    origin,
    // With the timestamp: a topic that was deleted and created again, without `tidemark source recreated`, begins with the same origins.
    identity: `${origin}@${timestamp}`,
    reason: text(names.reason) ?? 'unknown',
    detail: text(names.detail) ?? 'the headers that an intake writes are missing',
    diedAt: record.timestamp,
    timestamp: instantOf(timestamp),
    replayedFrom: text(names.replayedFrom),
    record,
  };
}

/** The record as its producer wrote it, and where it first died: what is put into the source again. */
export function replayOf(
  letter: Letter,
  source: { readonly topic: string; readonly partitions: number },
): NewRecord {
  const { key, value, headers, partition } = letter.record;
  const own = Object.entries(headers).filter(([name]) => !ADDED.includes(name));
  return {
    topic: source.topic,
    partition: (sourcePartition(letter.origin) ?? partition) % source.partitions,
    key,
    value,
    headers: { ...Object.fromEntries(own), [names.replayedFrom]: letter.replayedFrom ?? letter.origin },
  };
}

function instantOf(text: string): number | undefined {
  const at = text === '' ? Number.NaN : Number(text);
  return Number.isSafeInteger(at) ? at : undefined;
}

function sourcePartition(origin: string): number | undefined {
  const partition = Number(origin.split('/').at(-2));
  return Number.isSafeInteger(partition) && partition >= 0 ? partition : undefined;
}
