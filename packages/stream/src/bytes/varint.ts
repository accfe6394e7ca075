import { type GrowingBytes, reserve } from './growing-bytes.ts';

/** Of a varint of 32 bits. */
export const LONGEST_VARINT = 5;

/** A zigzag varint of a number from 0 to 2³⁰ − 1, as Kafka writes lengths and distances. */
export function writeVarint(target: GrowingBytes, value: number): void {
  const { bytes } = target;
  let { position } = target;
  let rest = value << 1;
  while (rest >= 0x80) {
    bytes[position++] = rest | 0x80;
    rest >>>= 7;
  }
  bytes[position++] = rest;
  target.position = position;
}

/** Left before bytes of unknown length, for it: enough for most. */
const USUAL_LENGTH_BYTES = 2;

/** Leaves room for the length of what is written from here on. `endSized` is called with what comes back. */
export function beginSized(target: GrowingBytes): number {
  const { position } = target;
  target.position += USUAL_LENGTH_BYTES;
  return position;
}

/** Writes the length of what was written since; where that takes more or less than the room for it, the bytes move. */
export function endSized(target: GrowingBytes, start: number): void {
  const from = start + USUAL_LENGTH_BYTES;
  const length = target.position - from;
  const at = start + sizeOfVarint(length);
  if (at !== from) {
    reserve(target, LONGEST_VARINT);
    target.bytes.copyWithin(at, from, from + length);
  }
  target.position = start;
  writeVarint(target, length);
  target.position = at + length;
}

/** How many bytes `writeVarint` takes. */
export function sizeOfVarint(value: number): number {
  let size = 1;
  for (let rest = value >>> 6; rest > 0; rest >>>= 7) size += 1;
  return size;
}
