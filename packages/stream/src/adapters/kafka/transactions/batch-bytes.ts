/** Where a record batch is written: grown by doubling, everything big-endian, as Kafka has it. */
export interface BatchBytes {
  bytes: Buffer;
  position: number;
}

const FIRST_BYTES = 16 * 1_024;
/** Up to this length a loop over ASCII beats the call into the runtime. */
const SHORT_TEXT = 64;
/** Of a varint of 32 bits. */
const LONGEST_VARINT = 5;
/** A length of -1: there is nothing. */
const NOTHING = 1;

export function batchBytes(): BatchBytes {
  return { bytes: Buffer.allocUnsafe(FIRST_BYTES), position: 0 };
}

/** Makes sure of room for so many bytes. Asked for once per record: the writes below do not check. */
export function reserve(batch: BatchBytes, needed: number): void {
  const { bytes, position } = batch;
  if (position + needed <= bytes.length) return;
  batch.bytes = Buffer.allocUnsafe(2 * (position + needed));
  batch.bytes.set(bytes.subarray(0, position));
}

/** The most that a text or a run of bytes of this length takes, its own length before it. */
export function longest(value: Buffer | string | null): number {
  if (value === null) return 1;
  return LONGEST_VARINT + (typeof value === 'string' ? 3 * value.length : value.length);
}

/** A zigzag varint of a number from 0 to 2³⁰ − 1. */
export function writeVarint(batch: BatchBytes, value: number): void {
  const { bytes } = batch;
  let { position } = batch;
  let rest = value << 1;
  while (rest >= 0x80) {
    bytes[position++] = rest | 0x80;
    rest >>>= 7;
  }
  bytes[position++] = rest;
  batch.position = position;
}

/** How many bytes `writeVarint` takes. */
export function sizeOfVarint(value: number): number {
  let size = 1;
  for (let rest = value >>> 6; rest > 0; rest >>>= 7) size += 1;
  return size;
}

/** A length and what has it; null is a length of -1. */
export function writeSized(batch: BatchBytes, value: Buffer | string | null): void {
  if (value === null) {
    batch.bytes[batch.position++] = NOTHING;
  } else if (typeof value !== 'string') {
    writeVarint(batch, value.length);
    batch.bytes.set(value, batch.position);
    batch.position += value.length;
  } else if (value.length >= SHORT_TEXT || !writeShortAscii(batch, value)) {
    writeVarint(batch, Buffer.byteLength(value));
    batch.position += batch.bytes.write(value, batch.position);
  }
}

/** Leaves nothing behind when it finds something else. */
function writeShortAscii(batch: BatchBytes, text: string): boolean {
  const { bytes } = batch;
  let { position } = batch;
  bytes[position++] = text.length << 1;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) return false;
    bytes[position++] = unit;
  }
  batch.position = position;
  return true;
}
