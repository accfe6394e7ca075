import { isDeepStrictEqual } from 'node:util';
import { CoreError, type Fold, type State } from '@tidemark/core';

/** The fields in which two packed states differ. */
export interface DifferingParts {
  readonly expected: unknown;
  readonly found: unknown;
}

/** Decodes both and leaves the fields that differ; the bytes in hexadecimal where one cannot be decoded. */
export function differingParts(
  expected: Buffer | undefined,
  found: Buffer | undefined,
  fold: Fold,
): DifferingParts {
  const wanted = tryDecode(expected, fold);
  const seen = tryDecode(found, fold);
  if (typeof wanted === 'string' || typeof seen === 'string') return { expected: wanted, found: seen };
  if (wanted === undefined || seen === undefined) return { expected: wanted, found: seen };
  const keys = (Object.keys(wanted) as (keyof State)[]).filter(
    (key) => !isDeepStrictEqual(wanted[key], seen[key]),
  );
  // Two packings of one state.
  if (keys.length === 0) return { expected: expected!.toString('hex'), found: found!.toString('hex') };
  return { expected: pick(wanted, keys), found: pick(seen, keys) };
}

function tryDecode(bytes: Buffer | undefined, { decodeState }: Fold): State | string | undefined {
  if (bytes === undefined) return undefined;
  try {
    return decodeState(bytes);
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return `${error.message} (${bytes.toString('hex')})`;
  }
}

function pick(state: State, keys: readonly (keyof State)[]): Partial<State> {
  return Object.fromEntries(keys.map((key) => [key, state[key]]));
}
