import { CoreError } from '../errors/core-error.ts';

/** Bytes and how far they are read. Every read checks the end, and takes only the one form that is ever written. */
export interface ByteReader {
  bytes: Uint8Array;
  position: number;
  end: number;
}

const LOW_BITS = 28;
const LOW_RANGE = 2 ** LOW_BITS;
/** Safe integers have 53 bits. */
const HIGH_RANGE = 2 ** (53 - LOW_BITS);

/** The error `state-corrupt`, with the byte at which the damage was found. */
export function corrupt(reader: ByteReader, what: string): CoreError {
  return new CoreError(
    'state-corrupt',
    `Cannot unpack a state of ${reader.bytes.length} bytes: ${what} at byte ${reader.position}`,
  );
}

function nextByte(reader: ByteReader): number {
  if (reader.position >= reader.end) throw corrupt(reader, 'cut short');
  return reader.bytes[reader.position++]!;
}

/** Reads what `writeUnsigned` wrote. */
export function readUnsigned(reader: ByteReader): number {
  const first = nextByte(reader);
  return first < 0x80 ? first : readLonger(reader, first & 0x7f);
}

/** The two halves stay small integers, joined by one multiplication: `2 ** shift` in this loop took a third of a fold. */
function readLonger(reader: ByteReader, first: number): number {
  const { bytes, end } = reader;
  let { position } = reader;
  let low = first;
  let high = 0;
  let shift = 7;
  let byte: number;
  do {
    if (position >= end) throw corrupt(reader, 'cut short');
    byte = bytes[position++]!;
    if (shift < LOW_BITS) low |= (byte & 0x7f) << shift;
    else if (shift < 2 * LOW_BITS) high |= (byte & 0x7f) << (shift - LOW_BITS);
    else throw corrupt(reader, 'a number too large');
    shift += 7;
  } while (byte >= 0x80);
  reader.position = position;
  if (byte === 0) throw corrupt(reader, 'a number in a longer form than needed');
  if (high >= HIGH_RANGE) throw corrupt(reader, 'a number too large');
  return low + high * LOW_RANGE;
}

/** Reads what `writeSigned` wrote. */
export function readSigned(reader: ByteReader): number {
  const first = nextByte(reader);
  const isNegative = (first & 0x40) !== 0;
  let size = first & 0x3f;
  if (first >= 0x80) {
    const rest = readUnsigned(reader);
    if (rest === 0) throw corrupt(reader, 'a number in a longer form than needed');
    size += rest * 0x40;
    if (size > Number.MAX_SAFE_INTEGER) throw corrupt(reader, 'a number too large');
  }
  if (isNegative && size === 0) throw corrupt(reader, 'a negative zero');
  return isNegative ? -size : size;
}

/** Reads what `writeInt16` wrote. */
export function readInt16(reader: ByteReader): number {
  const low = nextByte(reader);
  return low | (nextByte(reader) << 8);
}

/** Reads what `count` calls of `writeInt32` wrote. One check of the end for all of them: rings are half of a state. */
export function readInt32s(reader: ByteReader, count: number): number[] {
  const { bytes, position, end } = reader;
  if (position + 4 * count > end) throw corrupt(reader, 'cut short');
  const values = new Array<number>(count);
  let at = position;
  for (let index = 0; index < count; index++, at += 4) {
    values[index] = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  }
  reader.position = at;
  return values;
}

/** Reads how many entries follow, each of at least `entryBytes`: no more than the bytes that are left can hold. */
export function readCount(reader: ByteReader, entryBytes: number): number {
  const count = readUnsigned(reader);
  if (count * entryBytes > reader.end - reader.position) throw corrupt(reader, `a list of ${count} entries`);
  return count;
}

/** Reads what `writeText` wrote. */
export function readText(reader: ByteReader): string {
  const length = readCount(reader, 1);
  let text = '';
  for (let index = 0; index < length; index++) {
    const unit = readUnsigned(reader);
    if (unit > 0xffff) throw corrupt(reader, 'a character out of range');
    text += String.fromCharCode(unit);
  }
  return text;
}
