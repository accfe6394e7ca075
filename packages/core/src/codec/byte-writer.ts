import { CoreError } from '../core-error.ts';

/** A growing buffer and how much of it is written. One is reused for all states: it is never handed out. */
export interface ByteWriter {
  bytes: Uint8Array;
  length: number;
}

/** No field is longer than this, so room is asked for once per field. */
const LONGEST_FIELD = 16;
const LOW_BITS = 28;
const LOW_RANGE = 2 ** LOW_BITS;

/** A writer with nothing written. */
export function byteWriter(): ByteWriter {
  return { bytes: new Uint8Array(1_024), length: 0 };
}

function makeRoom(writer: ByteWriter): void {
  if (writer.length + LONGEST_FIELD <= writer.bytes.length) return;
  const grown = new Uint8Array(2 * writer.bytes.length);
  grown.set(writer.bytes);
  writer.bytes = grown;
}

/** Seven bits a byte, lowest first, the top bit set on all but the last: 0 to 2^53 − 1. */
export function writeUnsigned(writer: ByteWriter, value: number): void {
  makeRoom(writer);
  let rest = value;
  if (value >= LOW_RANGE) {
    if (!Number.isSafeInteger(value)) throw unwritable(value);
    const high = Math.floor(value / LOW_RANGE);
    rest = value - high * LOW_RANGE;
    for (let bits = 0; bits < LOW_BITS; bits += 7) {
      writer.bytes[writer.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    rest = high;
  }
  while (rest >= 0x80) {
    writer.bytes[writer.length++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  writer.bytes[writer.length++] = rest;
}

/** Like `writeUnsigned`, but the first byte holds the sign and six bits: −(2^53 − 1) to 2^53 − 1. */
export function writeSigned(writer: ByteWriter, value: number): void {
  makeRoom(writer);
  const sign = value < 0 ? 0x40 : 0;
  const size = Math.abs(value);
  if (size < 0x40) {
    writer.bytes[writer.length++] = sign | size;
    return;
  }
  if (!Number.isSafeInteger(value)) throw unwritable(value);
  const rest = Math.floor(size / 0x40);
  writer.bytes[writer.length++] = 0x80 | sign | (size - rest * 0x40);
  writeUnsigned(writer, rest);
}

/** Four bytes, lowest first: a 32-bit integer of any sign. */
export function writeInt32(writer: ByteWriter, value: number): void {
  makeRoom(writer);
  const { bytes, length } = writer;
  bytes[length] = value;
  bytes[length + 1] = value >>> 8;
  bytes[length + 2] = value >>> 16;
  bytes[length + 3] = value >>> 24;
  writer.length = length + 4;
}

/** The length and the UTF-16 code units: exact for any text, one byte a unit for ASCII. */
export function writeText(writer: ByteWriter, text: string): void {
  writeUnsigned(writer, text.length);
  for (let index = 0; index < text.length; index++) writeUnsigned(writer, text.charCodeAt(index));
}

function unwritable(value: number): CoreError {
  return new CoreError('value-unsafe', `Cannot pack "${value}": not a safe integer`);
}
