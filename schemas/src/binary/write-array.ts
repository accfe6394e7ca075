import type { BinaryWriter } from './binary-writer.ts';
import { writeLong } from './write-long.ts';

/** One Avro block with all items, then the end. */
export function writeArray<T>(
  writer: BinaryWriter,
  items: readonly T[],
  writeItem: (writer: BinaryWriter, item: T) => void,
): void {
  if (items.length > 0) {
    writeLong(writer, items.length);
    for (const item of items) writeItem(writer, item);
  }
  writeLong(writer, 0);
}
