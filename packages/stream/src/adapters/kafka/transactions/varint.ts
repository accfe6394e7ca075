import type { GrowingBytes } from '../../shared/growing-bytes.ts';

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

/** How many bytes `writeVarint` takes. */
export function sizeOfVarint(value: number): number {
  let size = 1;
  for (let rest = value >>> 6; rest > 0; rest >>>= 7) size += 1;
  return size;
}
