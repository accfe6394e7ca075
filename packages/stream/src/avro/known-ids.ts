import type { SchemaRegistry } from '../ports/schema-registry.ts';
import type { ValueCodec } from './value-codec.ts';
import { type WriterReader, writerReader } from './writer-reader.ts';

/** What is known of a writer's schema id. */
export type KnownId<T> =
  | { readonly kind: 'readable'; readonly read: WriterReader<T> }
  | { readonly kind: 'incompatible'; readonly detail: string }
  /** The registry did not have it; looked up again from `until` on. */
  | { readonly kind: 'unknown'; readonly until: number };

/** Writer schemas by id, looked up once each. */
export interface KnownIds<T> {
  get(id: number): KnownId<T> | undefined;
  /** Asks the registry for those that are not known, or no longer known to be unknown. */
  learn(ids: ReadonlySet<number>): Promise<void>;
}

/** An id can be registered after its first record was seen; between two lookups the registry is spared. */
const UNKNOWN_FOR_MS = 10_000;
/**
 * Ids unknown for this long are dropped from memory. Not sooner: between one partition's lookup and its decode another
 * partition may look up, and must not take away what the first is about to read.
 */
const FORGOTTEN_AFTER_MS = 3_600_000;
/** Lookups at once: poison with random ids must not become a flood of requests. */
const LOOKUPS_AT_ONCE = 8;

export function createKnownIds<T>(options: {
  readonly registry: SchemaRegistry;
  readonly codec: ValueCodec<T>;
  readonly now: () => number;
}): KnownIds<T> {
  const { registry, codec, now } = options;
  const known = new Map<number, KnownId<T>>();
  const asked = new Map<number, Promise<void>>();

  const ask = async (id: number): Promise<void> => {
    const writerJson = await registry.schemaById(id);
    known.set(
      id,
      writerJson === undefined
        ? { kind: 'unknown', until: now() + UNKNOWN_FOR_MS }
        : resolved(codec, writerJson),
    );
  };
  const askOnce = (id: number): Promise<void> => {
    const request = asked.get(id) ?? ask(id).finally(() => asked.delete(id));
    asked.set(id, request);
    return request;
  };

  return {
    get: (id) => known.get(id),
    learn: async (ids) => {
      forgetLongUnknown(known, now());
      const missing = [...ids].filter((id) => mustAsk(known.get(id), now()));
      for (let from = 0; from < missing.length; from += LOOKUPS_AT_ONCE) {
        await Promise.all(missing.slice(from, from + LOOKUPS_AT_ONCE).map(askOnce));
      }
    },
  };
}

function resolved<T>(codec: ValueCodec<T>, writerJson: string): KnownId<T> {
  try {
    return { kind: 'readable', read: writerReader(codec, writerJson) };
  } catch (error) {
    return { kind: 'incompatible', detail: error instanceof Error ? error.message : String(error) };
  }
}

function mustAsk<T>(entry: KnownId<T> | undefined, now: number): boolean {
  return entry === undefined || (entry.kind === 'unknown' && entry.until <= now);
}

function forgetLongUnknown<T>(known: Map<number, KnownId<T>>, now: number): void {
  for (const [id, entry] of known) {
    if (entry.kind === 'unknown' && entry.until + FORGOTTEN_AFTER_MS <= now) known.delete(id);
  }
}
