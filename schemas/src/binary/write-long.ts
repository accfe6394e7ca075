import { type BinaryWriter, reserve } from './binary-writer.ts';

/** A 64-bit integer takes at most ten bytes of seven bits. */
const MAX_BYTES = 10;
/** Zigzag of a value within this range fits a 31-bit integer. */
const SMALL = 2 ** 30;
/** Values below this fit the 28 bits that four bytes of a variable-length integer carry. */
const FOUR_BYTES = 2 ** 28;

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

/** Of a 32-bit integer without its sign. */
function writeSmall(writer: BinaryWriter, zigzag: number): void {
  const { bytes } = writer;
  let { position } = writer;
  let rest = zigzag;
  while (rest > 0x7f) {
    bytes[position++] = rest | 0x80;
    rest >>>= 7;
  }
  bytes[position++] = rest;
  writer.position = position;
}

/**
 * Zigzag has one bit more than a double holds: the lowest seven bits go first, the rest is exact. Of that, four bytes a time are
 * small integers: every instant comes here, and a division a byte was 4 % of an output.
 */
function writeLarge(writer: BinaryWriter, value: number): void {
  const { bytes, position } = writer;
  const sign = value < 0 ? 1 : 0;
  const magnitude = sign ? -(value + 1) : value;
  const rest = Math.floor(magnitude / 64);
  bytes[position] = ((magnitude - rest * 64) * 2 + sign) | 0x80;
  writer.position = position + 1;
  const high = Math.floor(rest / FOUR_BYTES);
  const low = rest - high * FOUR_BYTES;
  if (high === 0) {
    writeSmall(writer, low);
    return;
  }
  bytes[position + 1] = low | 0x80;
  bytes[position + 2] = (low >> 7) | 0x80;
  bytes[position + 3] = (low >> 14) | 0x80;
  bytes[position + 4] = (low >> 21) | 0x80;
  writer.position = position + 5;
  writeSmall(writer, high);
}
