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
