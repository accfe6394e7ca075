import { type BinaryWriter, reserve } from './binary-writer.ts';

/** A 64-bit integer takes at most ten bytes of seven bits. */
const MAX_BYTES = 10;
/** Zigzag of a value within this range fits a 31-bit integer. */
const SMALL = 2 ** 30;

/** A zigzag variable-length integer. Throws a RangeError beyond ±(2^53 − 1) and on fractions: that is a bug of the caller. */
export function writeLong(writer: BinaryWriter, value: number): void {
  reserve(writer, MAX_BYTES);
  if (value < SMALL && value >= -SMALL && value === (value | 0)) {
    writeSmall(writer, (value << 1) ^ (value >> 31));
  } else {
    if (!Number.isSafeInteger(value)) throw new RangeError(`Cannot write ${value} as a long`);
    writeLarge(writer, value);
  }
}

/** An Avro int. Throws a RangeError outside of 32 bits. */
export function writeInt(writer: BinaryWriter, value: number): void {
  if (value !== (value | 0)) throw new RangeError(`Cannot write ${value} as an int`);
  writeLong(writer, value);
}

function writeSmall(writer: BinaryWriter, zigzag: number): void {
  const { bytes } = writer;
  let rest = zigzag;
  while (rest > 0x7f) {
    bytes[writer.position++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[writer.position++] = rest;
}

/** Zigzag has one bit more than a double holds: the lowest seven bits go first, the rest is exact. */
function writeLarge(writer: BinaryWriter, value: number): void {
  const { bytes } = writer;
  const sign = value < 0 ? 1 : 0;
  const magnitude = sign ? -(value + 1) : value;
  bytes[writer.position++] = ((magnitude % 64) * 2 + sign) | 0x80;
  let rest = Math.floor(magnitude / 64);
  while (rest > 0x7f) {
    bytes[writer.position++] = (rest % 128) | 0x80;
    rest = Math.floor(rest / 128);
  }
  bytes[writer.position++] = rest;
}
