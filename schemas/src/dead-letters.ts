/** The headers of a dead letter come on top of its untouched key and value. */
const HEADER_MARGIN_BYTES = 64 * 1_024;
/** Long enough to find, mend and re-inject them. */
const RETENTION_MS = 30 * 86_400_000;

/** A dead-letter topic's name and broker settings. */
export interface DeadLetterTopic {
  readonly topic: string;
  readonly config: Readonly<Record<string, string>>;
}

/**
 * The topic for a source's dead letters: `<topic>.dlq`, with room for the largest record of the source and the reason
 * headers. It has no schema and no subject: key and value are the source record's bytes as they came, and the reason
 * headers are UTF-8 strings.
 */
export function deadLettersOf(source: {
  readonly topic: string;
  readonly maxMessageBytes: number;
}): DeadLetterTopic {
  return {
    topic: `${source.topic}.dlq`,
    config: {
      'cleanup.policy': 'delete',
      'retention.ms': String(RETENTION_MS),
      'max.message.bytes': String(source.maxMessageBytes + HEADER_MARGIN_BYTES),
    },
  };
}

/**
 * The topic that says which dead letters of a source were replayed or discarded: `<topic>.dlq.handled`, one record per
 * letter. It is compacted and never expires: a letter whose mark is gone would be replayed again.
 */
export function handledLettersOf(source: { readonly topic: string }): DeadLetterTopic {
  return { topic: `${source.topic}.dlq.handled`, config: { 'cleanup.policy': 'compact' } };
}
