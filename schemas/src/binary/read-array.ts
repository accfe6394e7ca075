import { type BinaryReader, MalformedBytes, truncated } from './binary-reader.ts';
import { readLong } from './read-long.ts';

/**
 * An Avro array: blocks of a count and that many items, ended by a count of 0; a negative count is followed by the
 * block's size in bytes. Each item takes at least one byte, so a count above the bytes left is refused before the loop.
 */
export function readArray<T>(reader: BinaryReader, readItem: (reader: BinaryReader) => T): T[] {
  const items: T[] = [];
  for (let count = readLong(reader); count !== 0; count = readLong(reader)) {
    if (count < 0) {
      count = -count;
      if (readLong(reader) < 0) throw new MalformedBytes('array block of negative size');
    }
    if (count > reader.end - reader.position) throw truncated(reader);
    for (let index = 0; index < count; index++) items.push(readItem(reader));
  }
  return items;
}
