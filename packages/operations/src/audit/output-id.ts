import type { LogRecord, NewRecord } from '@tidemark/stream';

/** An output's identity as its record carries it. */
export interface OutputId {
  /** `ce_id`, or where the record stands when it has none. */
  readonly id: string;
  readonly customerId: string;
  /** NaN for a record that is no output. */
  readonly sequence: number;
}

/** Reads identity from key and header: nothing is decoded. */
export function outputId(record: NewRecord | LogRecord): OutputId {
  const header = record.headers?.['ce_id'];
  const customerId = record.key?.toString() ?? '';
  if (header === undefined) {
    const place =
      'offset' in record ? `the record at ${record.offset} without ce_id` : 'a record without ce_id';
    return { id: place, customerId, sequence: Number.NaN };
  }
  const id = String(header);
  return { id, customerId, sequence: Number(id.slice(id.lastIndexOf(':') + 1)) };
}
