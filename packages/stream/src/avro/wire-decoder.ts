import type { SchemaRegistry } from '../ports/schema-registry.ts';
import { createKnownIds, type KnownId } from './known-ids.ts';
import type { ValueCodec } from './value-codec.ts';
import { FRAME_BYTES, framedId } from './wire-format.ts';

/** Why a record value cannot be read. */
export type DecodeFault =
  /** No value, or no frame at its beginning. */
  | 'not-framed'
  /** The registry does not have the writer's schema id. */
  | 'unknown-schema'
  /** The bytes do not match the writer's schema, or hold an integer beyond 2^53 - 1. */
  | 'undecodable'
  /** The writer's schema cannot be read as this subject's. */
  | 'incompatible-schema';

export type Decoded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: DecodeFault; readonly detail: string };

/** Reads values of one subject, whichever registered schema they were written with. */
export interface WireDecoder<T> {
  /**
   * Looks up the writer schemas that were not looked up before; returns at once when there are none. Throws TidemarkError
   * `registry-unavailable` (retryable), whatever the values are.
   */
  prepare(values: Iterable<Buffer | null>): Promise<void>;
  /** Reads a value that was prepared before. A bad value is a value, `ok: false`; one never prepared is a bug, and throws. */
  decode(value: Buffer | null): Decoded<T>;
}

/** A decoder to the codec's schema. `now` is in epoch milliseconds and times only when an unknown id is looked up again. */
export function createWireDecoder<T>(options: {
  readonly registry: SchemaRegistry;
  readonly codec: ValueCodec<T>;
  readonly now: () => number;
}): WireDecoder<T> {
  const known = createKnownIds(options);
  return {
    prepare: async (values) => {
      const ids = new Set<number>();
      for (const value of values) {
        const id = value === null ? undefined : framedId(value);
        if (id !== undefined) ids.add(id);
      }
      await known.learn(ids);
    },
    decode: (value) => {
      if (value === null) return fault('not-framed', 'the record has no value');
      const id = framedId(value);
      if (id === undefined)
        return fault('not-framed', `begins with ${value.toString('hex', 0, FRAME_BYTES)}`);
      const entry = known.get(id);
      if (entry === undefined)
        throw new Error(`Cannot decode schema id ${id}: prepare was not called with it`);
      return decodeWith(entry, id, value);
    },
  };
}

function decodeWith<T>(entry: KnownId<T>, id: number, value: Buffer): Decoded<T> {
  switch (entry.kind) {
    case 'readable':
      try {
        return { ok: true, value: entry.read(value, FRAME_BYTES) };
      } catch (error) {
        return fault(
          'undecodable',
          `schema id ${id}: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    case 'incompatible':
      return fault('incompatible-schema', `schema id ${id}: ${entry.detail}`);
    case 'unknown':
      return fault('unknown-schema', `the registry has no Avro schema with id ${id}`);
    default:
      return entry satisfies never;
  }
}

function fault(reason: DecodeFault, detail: string): Decoded<never> {
  return { ok: false, reason, detail };
}
