import type { BinaryReader } from './binary-reader.ts';
import { MalformedBytes, readByte } from './binary-reader.ts';

/** Values below this fit the 28 bits that four bytes of a variable-length integer carry. */
const FOUR_BYTES = 2 ** 28;
/** A 64-bit integer takes at most ten bytes of seven bits. */
const MAX_BYTES = 10;

/** A zigzag variable-length integer within ±(2^53 − 1). Throws `MalformedBytes` beyond it: it would be silently rounded. */
export function readLong(reader: BinaryReader): number {
  let byte = readByte(reader);
  let low = byte & 0x7f;
  for (let shift = 7; byte > 0x7f && shift < 28; shift += 7) {
    byte = readByte(reader);
    low |= (byte & 0x7f) << shift;
  }
  return byte > 0x7f ? readLongTail(reader, low) : (low >>> 1) ^ -(low & 1);
}

/** An Avro int. Throws `MalformedBytes` outside of 32 bits. */
export function readInt(reader: BinaryReader): number {
  const value = readLong(reader);
  if (value !== (value | 0)) throw new MalformedBytes(`int ${value} has more than 32 bits`);
  return value;
}

/** The bytes from the fifth on; the sign bit is the lowest of `low`, so the magnitude stays exact in a double. */
function readLongTail(reader: BinaryReader, low: number): number {
  let magnitude = low >>> 1;
  let weight = FOUR_BYTES / 2;
  let byte = 0x80;
  for (let count = 4; byte > 0x7f; count++) {
    if (count === MAX_BYTES) throw new MalformedBytes(`integer of more than ${MAX_BYTES} bytes`);
    byte = readByte(reader);
    magnitude += (byte & 0x7f) * weight;
    weight *= 128;
  }
  const value = low & 1 ? -magnitude - 1 : magnitude;
  if (!Number.isSafeInteger(value)) throw new MalformedBytes('integer beyond 2^53 - 1');
  return value;
}
