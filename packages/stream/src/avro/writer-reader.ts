import avro from 'avsc';
import { structureCheck } from './structure-check.ts';
import type { ValueCodec } from './value-codec.ts';

/** Reads the Avro bytes of one writer's schema, from `start` to the end. Throws on bytes that are not of that schema. */
export type WriterReader<T> = (bytes: Buffer, start: number) => T;

/**
 * The reader of what was written with `writerJson`, resolved to the codec's schema: missing fields take their defaults,
 * fields unknown here are skipped, unknown enum symbols become the default. Names are compared without their namespace.
 *
 * The codec's own schema is read by the codec alone. Any other is first checked for its structure, because avsc trusts
 * lengths and counts; then read by avsc and written and read once more by the codec, so that values look the same.
 * Throws when the schemas do not resolve.
 */
export function writerReader<T>(codec: ValueCodec<T>, writerJson: string): WriterReader<T> {
  if (writerJson === codec.json) return codec.decode;
  const readerType = avro.Type.forSchema(JSON.parse(codec.json) as avro.Schema);
  const writerType = avro.Type.forSchema(JSON.parse(writerJson) as avro.Schema);
  if (readerType.equals(writerType)) return codec.decode;
  const resolver = readerType.createResolver(writerType, { ignoreNamespaces: true });
  const check = structureCheck(writerType);
  return (bytes, start) => {
    const avroBytes = bytes.subarray(start);
    check(avroBytes);
    return codec.decode(readerType.toBuffer(readerType.fromBuffer(avroBytes, resolver)), 0);
  };
}
