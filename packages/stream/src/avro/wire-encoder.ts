import { refusal } from '../errors/refusal.ts';
import type { TidemarkError } from '../errors/tidemark-error.ts';
import type { SchemaRegistry } from '../ports/schema-registry.ts';
import type { ValueCodec } from './value-codec.ts';
import { FRAME_BYTES, writeFrame } from './wire-format.ts';

/** Writes values of one subject in Confluent's wire format: a zero byte, the schema id in 4 bytes, Avro. */
export interface WireEncoder<T> {
  readonly schemaId: number;
  /** A framed record value in a buffer of its own. Throws on values that the schema forbids: a bug of the caller. */
  encode(value: T): Buffer;
}

/**
 * Looks up, once, the id under which this build's schema is registered; it need not be the subject's latest version, so
 * old and new writers run side by side.
 * @throws TidemarkError `refused` when the subject does not have it: a service ends with it, and setup is to be run;
 * `registry-unavailable` (retryable) for an outage
 */
export async function openWireEncoder<T>(options: {
  readonly registry: SchemaRegistry;
  readonly subject: string;
  readonly codec: ValueCodec<T>;
}): Promise<WireEncoder<T>> {
  const { registry, subject, codec } = options;
  const schemaId = await registry.idOf(subject, codec.json);
  if (schemaId === undefined) throw notRegistered(subject, codec.name, await registry.latestId(subject));
  return {
    schemaId,
    encode: (value) => {
      const framed = codec.encode(value, FRAME_BYTES);
      writeFrame(framed, schemaId);
      return framed;
    },
  };
}

function notRegistered(subject: string, name: string, latestId: number | undefined): TidemarkError {
  const state =
    latestId === undefined
      ? 'the registry has no such subject'
      : `the subject has other schemas only (the latest has id ${latestId})`;
  return refusal(
    `Cannot write "${name}" to subject "${subject}": ${state}. Run \`tidemark setup\` with this version; it registers the schemas.`,
  );
}
