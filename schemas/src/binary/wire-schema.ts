import { type BinaryReader, binaryReader, expectEnd } from './binary-reader.ts';
import { type BinaryWriter, binaryWriter, reserve } from './binary-writer.ts';

/** One schema, with what reads and writes its values. */
export interface WireSchema<T> {
  /** The schema's file name without its ending, such as `segment-changed`. */
  readonly name: string;
  /** The Avro schema as JSON text, docs included: what is registered. */
  readonly json: string;
  /** The Avro bytes after `headroom` bytes that are left to the caller. Throws on values that the schema forbids. */
  encode(value: T, headroom: number): Buffer;
  /** Appends the Avro bytes at the writer's position. Throws on values that the schema forbids. */
  write(writer: BinaryWriter, value: T): void;
  /** Reads from `start` to the end, written with exactly this schema. Throws `MalformedBytes` on anything else. */
  decode(bytes: Buffer, start: number): T;
}

/** Puts a schema together with its generated reader and writer. One writer serves all calls: nothing in it is asynchronous. */
export function wireSchema<T>(parts: {
  readonly name: string;
  readonly json: string;
  readonly read: (reader: BinaryReader) => T;
  readonly write: (writer: BinaryWriter, value: T) => void;
}): WireSchema<T> {
  let writer: BinaryWriter | undefined;
  return {
    name: parts.name,
    json: parts.json,
    write: parts.write,
    encode: (value, headroom) => {
      writer ??= binaryWriter();
      writer.position = 0;
      reserve(writer, headroom);
      writer.position = headroom;
      parts.write(writer, value);
      return Buffer.from(writer.bytes.subarray(0, writer.position));
    },
    decode: (bytes, start) => {
      const reader = binaryReader(bytes, start);
      const value = parts.read(reader);
      expectEnd(reader);
      return value;
    },
  };
}
