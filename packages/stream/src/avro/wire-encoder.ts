import type { SchemaRegistry } from '../ports/schema-registry.ts';
import { registeredId } from './registered-id.ts';
import type { ValueCodec } from './value-codec.ts';
import { FRAME_BYTES, writeFrame } from './wire-format.ts';

/** Writes values of one subject in Confluent's wire format: a zero byte, the schema id in 4 bytes, Avro. */
export interface WireEncoder<T> {
  readonly schemaId: number;
  /** A framed record value in a buffer of its own. Throws on values that the schema forbids: a bug of the caller. */
  encode(value: T): Buffer;
}

/**
 * Looks up the schema's id, once.
 *
 * @throws TidemarkError `refused` or `registry-unavailable`, as `registeredId`
 */
export async function openWireEncoder<T>(options: {
  readonly registry: SchemaRegistry;
  readonly subject: string;
  readonly codec: ValueCodec<T>;
}): Promise<WireEncoder<T>> {
  const { codec } = options;
  const schemaId = await registeredId(options);
  return {
    schemaId,
    encode: (value) => {
      const framed = codec.encode(value, FRAME_BYTES);
      writeFrame(framed, schemaId, 0);
      return framed;
    },
  };
}
