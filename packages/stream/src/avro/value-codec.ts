import type { GrowingBytes } from '../bytes/growing-bytes.ts';

/** What reads and writes the values of one schema. The schemas package's `WireSchema` is one. */
export interface ValueCodec<T> {
  /** Its name in messages, such as `segment-changed`. */
  readonly name: string;
  /** The Avro schema as JSON text. */
  readonly json: string;
  /** The Avro bytes after `headroom` bytes that are left to the caller. Throws on values that the schema forbids. */
  encode(value: T, headroom: number): Buffer;
  /** Reads from `start` to the end, written with exactly this schema. Throws on anything else; never reads or allocates beyond the bytes. */
  decode(bytes: Buffer, start: number): T;
}

/** What writes values of one schema among other bytes. The schemas package's `WireSchema` is one. */
export interface ValueWriter<T> extends Pick<ValueCodec<T>, 'name' | 'json'> {
  /** Appends the Avro bytes, and makes room for them itself. Throws on values that the schema forbids. */
  write(target: GrowingBytes, value: T): void;
}
