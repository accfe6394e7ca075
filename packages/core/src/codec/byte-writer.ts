import { CoreError } from '../errors/core-error.ts';

/**
 * Where states are packed: one after another into a slab, each handed out as a view of its stretch.
 *
 * A `Uint8Array` of its own costs more than all the packing (0.7 of 1.7 microseconds, measured): the engine keeps all
 * but the smallest outside its heap. What is handed out is never written again.
 */
export interface ByteWriter {
  slab: Uint8Array;
  /** Where the state being packed begins. */
  start: number;
  /** Where its next byte goes. */
  position: number;
}

/** About 25 states: a slab is rare enough to cost nothing, and one state that is kept for long pins little. */
const SLAB_BYTES = 4 * 1_024;
/** Of a number in any of the forms below. */
const LONGEST_NUMBER = 9;
const LOW_BITS = 28;
const LOW_RANGE = 2 ** LOW_BITS;

/** A writer with an empty slab. */
export function byteWriter(): ByteWriter {
  return { slab: new Uint8Array(SLAB_BYTES), start: 0, position: 0 };
}

/** Makes sure of room for so many numbers. Asked for once per stretch of fields: the writes themselves do not check. */
export function reserve(writer: ByteWriter, numbers: number): void {
  const { slab, start, position } = writer;
  const needed = numbers * LONGEST_NUMBER;
  if (position + needed <= slab.length) return;
  const begun = slab.subarray(start, position);
  writer.slab = new Uint8Array(Math.max(SLAB_BYTES, 2 * (begun.length + needed)));
  writer.slab.set(begun);
  writer.start = 0;
  writer.position = begun.length;
}

/** The bytes written since the last call, as a view of the slab. */
export function takeWritten(writer: ByteWriter): Uint8Array {
  const { slab, start, position } = writer;
  writer.start = position;
  return slab.subarray(start, position);
}

/** Seven bits a byte, lowest first, the top bit set on all but the last: 0 to 2^53 − 1. */
export function writeUnsigned(writer: ByteWriter, value: number): void {
  if (value >= LOW_RANGE) {
    writeLarge(writer, value);
    return;
  }
  const { slab } = writer;
  let { position } = writer;
  let rest = value | 0;
  while (rest >= 0x80) {
    slab[position++] = rest | 0x80;
    rest >>= 7;
  }
  slab[position++] = rest;
  writer.position = position;
}

function writeLarge(writer: ByteWriter, value: number): void {
  if (!Number.isSafeInteger(value)) throw unwritable(value);
  const { slab, position } = writer;
  const high = Math.floor(value / LOW_RANGE);
  const low = value - high * LOW_RANGE;
  slab[position] = low | 0x80;
  slab[position + 1] = (low >> 7) | 0x80;
  slab[position + 2] = (low >> 14) | 0x80;
  slab[position + 3] = (low >> 21) | 0x80;
  writer.position = position + 4;
  writeUnsigned(writer, high);
}

/** Like `writeUnsigned`, but the first byte holds the sign and six bits: −(2^53 − 1) to 2^53 − 1. */
export function writeSigned(writer: ByteWriter, value: number): void {
  const sign = value < 0 ? 0x40 : 0;
  const size = Math.abs(value);
  if (size < 0x40) {
    writer.slab[writer.position++] = sign | size;
    return;
  }
  if (!Number.isSafeInteger(value)) throw unwritable(value);
  const rest = Math.floor(size / 0x40);
  writer.slab[writer.position++] = 0x80 | sign | (size - rest * 0x40);
  writeUnsigned(writer, rest);
}

/** Four bytes, lowest first: a 32-bit integer of any sign. */
export function writeInt32(writer: ByteWriter, value: number): void {
  const { slab, position } = writer;
  slab[position] = value;
  slab[position + 1] = value >> 8;
  slab[position + 2] = value >> 16;
  slab[position + 3] = value >> 24;
  writer.position = position + 4;
}

/** Two bytes, lowest first: 0 to 2^16 − 1. */
export function writeInt16(writer: ByteWriter, value: number): void {
  writer.slab[writer.position++] = value;
  writer.slab[writer.position++] = value >> 8;
}

/** The length and the UTF-16 code units: exact for any text, one byte a unit for ASCII. */
export function writeText(writer: ByteWriter, text: string): void {
  reserve(writer, 1 + text.length);
  writeUnsigned(writer, text.length);
  for (let index = 0; index < text.length; index++) writeUnsigned(writer, text.charCodeAt(index));
}

function unwritable(value: number): CoreError {
  return new CoreError('value-unsafe', `Cannot pack "${value}": not a safe integer`);
}
