import { type BinaryWriter, reserve } from './binary-writer.ts';
import { writeLong } from './write-long.ts';

/** An enum's symbol by its index. Throws a RangeError on anything else: that is a bug of the caller. */
export function writeSymbol<S extends string>(writer: BinaryWriter, symbols: readonly S[], symbol: S): void {
  const index = symbols.indexOf(symbol);
  if (index < 0) throw new RangeError(`Cannot write "${symbol}": not one of ${symbols.join(', ')}`);
  writeLong(writer, index);
}

/** The branches of such a union, zigzag. */
const NULL = 0;
const OTHER = 2;

/** The branch of a union of null and one other type, null first; true where the value is still to be written. */
export function writePresence<T>(writer: BinaryWriter, value: T | null): value is T {
  reserve(writer, 1);
  writer.bytes[writer.position++] = value === null ? NULL : OTHER;
  return value !== null;
}

/** What to throw when a value of a union of records says it is none of them: a bug of the caller. */
export function noVariant(value: never): RangeError {
  return new RangeError(`Cannot write ${JSON.stringify(value)}: its type is not in the union`);
}
