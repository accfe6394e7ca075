import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import type { LogRecord, NewRecord, TopicPartition } from '../../../ports/log.ts';

const NO_HEADERS: Readonly<Record<string, Buffer>> = Object.freeze({});

/** A record as kafkajs hands it out. Of a header that stands several times the last one counts. */
export function fromMessage({ topic, partition }: TopicPartition, message: KafkaMessage): LogRecord {
  const timestamp = Number(message.timestamp);
  return {
    topic,
    partition,
    offset: Number(message.offset),
    // -1 for none.
    timestamp: timestamp >= 0 ? timestamp : undefined,
    key: message.key,
    value: message.value,
    headers: fromHeaders(message.headers),
  };
}

function fromHeaders(headers: IHeaders | undefined): Readonly<Record<string, Buffer>> {
  if (headers === undefined) return NO_HEADERS;
  // Without a prototype: a producer may call a header `__proto__`.
  const last: Record<string, Buffer> = Object.create(null);
  let isEmpty = true;
  for (const name in headers) {
    const values = headers[name];
    const value = Array.isArray(values) ? values.at(-1) : values;
    if (value === undefined || value === null) continue;
    last[name] = typeof value === 'string' ? Buffer.from(value) : value;
    isEmpty = false;
  }
  return isEmpty ? NO_HEADERS : last;
}

/** A record as kafkajs encodes it. */
export function toMessage({ key, value, headers = NO_HEADERS }: NewRecord): Message {
  return { key, value, headers };
}
