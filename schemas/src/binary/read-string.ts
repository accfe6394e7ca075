import { type BinaryReader, MalformedBytes, truncated } from './binary-reader.ts';
import { readLong } from './read-long.ts';

/** A length-prefixed UTF-8 string; the length is checked against the bytes at hand before anything is allocated. */
export function readString(reader: BinaryReader): string {
  const length = readLong(reader);
  if (length < 0) throw new MalformedBytes(`string of length ${length}`);
  const start = reader.position;
  if (length > reader.end - start) throw truncated(reader);
  reader.position = start + length;
  return reader.bytes.toString('utf8', start, start + length);
}
