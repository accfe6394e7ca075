import avro from 'avsc';
import { reserve, writeBytes } from '../bytes/growing-bytes.ts';
import type { ValueCodec, ValueWriter } from './value-codec.ts';

/** For tests: a codec over avsc itself, for schemas whose counts and lengths need no guard. */
export function sampleCodec<T>(schema: avro.Schema): ValueCodec<T> & ValueWriter<T> {
  const type = avro.Type.forSchema(schema);
  return {
    name: 'sample',
    json: JSON.stringify(schema),
    encode: (value, headroom) => Buffer.concat([Buffer.alloc(headroom), type.toBuffer(value)]),
    write: (target, value) => {
      const bytes = type.toBuffer(value);
      reserve(target, bytes.length);
      writeBytes(target, bytes);
    },
    decode: (bytes, start) => type.fromBuffer(bytes.subarray(start)) as T,
  };
}

/** For tests: a record of the namespace `tidemark`. */
export function sampleRecord(...fields: readonly object[]): avro.Schema {
  return { type: 'record', name: 'Sample', namespace: 'tidemark', fields } as avro.Schema;
}
