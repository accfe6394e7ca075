import { DAY } from '@tidemark/core';
import type { TopicSpec } from '@tidemark/stream';
import { type Naming, namesOf } from './names.ts';

/** The headers of a dead letter come on top of its untouched key and value. */
const HEADER_MARGIN_BYTES = 64 * 1_024;
/** Long enough to find, mend and re-inject them. */
const RETENTION_MS = 30 * DAY;

/** A topic's name and broker settings; its partitions are decided elsewhere. */
export type UnpartitionedTopic = Omit<TopicSpec, 'partitions'>;

/**
 * The topic for a source's dead letters: `<topic>.dlq`, with room for the largest record of the source and the reason
 * headers. It has no schema and no subject: key and value are the source record's bytes as they came, and the reason
 * headers are UTF-8 strings.
 */
export function deadLettersOf(
  naming: Naming,
  source: { readonly name: string; readonly maxMessageBytes: number },
): UnpartitionedTopic {
  return {
    topic: namesOf(naming).deadLetters(source.name),
    config: {
      'cleanup.policy': 'delete',
      'retention.ms': String(RETENTION_MS),
      'max.message.bytes': String(source.maxMessageBytes + HEADER_MARGIN_BYTES),
    },
  };
}

/**
 * The topic that records which dead letters of a source were replayed or discarded: `<topic>.dlq.handled`, one record per
 * letter. It is compacted and never expires: a letter whose mark is gone would be replayed again.
 */
export function handledLettersOf(naming: Naming, source: string): UnpartitionedTopic {
  return { topic: namesOf(naming).handledLetters(source), config: { 'cleanup.policy': 'compact' } };
}
