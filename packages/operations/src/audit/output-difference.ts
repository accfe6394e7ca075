import { isDeepStrictEqual } from 'node:util';
import type { LogRecord, NewRecord, WireDecoder } from '@tidemark/stream';

/**
 * How two records of one output differ, decoded; undefined when they have the same content. Bytes are compared first: values are
 * decoded only where they differ, as they may after an upgrade, when the schema's id is another.
 */
export function outputDifference(
  decoder: WireDecoder<unknown>,
  expected: NewRecord,
  found: LogRecord,
): { readonly expected: unknown; readonly found: unknown } | undefined {
  const wantedHeaders = texts(expected.headers ?? {});
  const seenHeaders = texts(found.headers);
  if (!isDeepStrictEqual(wantedHeaders, seenHeaders)) return { expected: wantedHeaders, found: seenHeaders };
  if (expected.value !== null && found.value?.equals(expected.value)) return undefined;
  const wanted = decoder.decode(expected.value);
  const seen = decoder.decode(found.value);
  if (wanted.ok && seen.ok && isDeepStrictEqual(wanted.value, seen.value)) return undefined;
  return { expected: wanted.ok ? wanted.value : wanted.detail, found: seen.ok ? seen.value : seen.detail };
}

function texts(headers: Readonly<Record<string, Buffer | string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(headers).map(([name, text]) => [name, String(text)] as const);
  return Object.fromEntries(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
