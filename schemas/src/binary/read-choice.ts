import { type BinaryReader, MalformedBytes } from './binary-reader.ts';
import { readLong } from './read-long.ts';

/** An enum's symbol. */
export function readSymbol<S extends string>(reader: BinaryReader, symbols: readonly S[]): S {
  const index = readLong(reader);
  const symbol = symbols[index];
  if (symbol === undefined) throw new MalformedBytes(`no enum symbol ${index}, only ${symbols.length}`);
  return symbol;
}

/** A union of null and one other type, null first. */
export function readNullable<T>(reader: BinaryReader, readValue: (reader: BinaryReader) => T): T | null {
  const branch = readLong(reader);
  if (branch === 0) return null;
  if (branch === 1) return readValue(reader);
  throw noBranch(branch);
}

export function noBranch(branch: number): MalformedBytes {
  return new MalformedBytes(`no union branch ${branch}`);
}
