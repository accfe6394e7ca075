/** A place in Avro bytes that are walked over. */
export interface Cursor {
  readonly bytes: Buffer;
  position: number;
  /** Array items and map entries announced so far. */
  items: number;
  /** Records, arrays, maps and unions met so far. */
  parts: number;
  depth: number;
}

/** A 64-bit integer takes at most ten bytes of seven bits. */
const MAX_LONG_BYTES = 10;

export function malformed(what: string, cursor: Cursor): Error {
  return new Error(`${what} at byte ${cursor.position} of ${cursor.bytes.length}`);
}

export function skip(cursor: Cursor, size: number): void {
  if (size > cursor.bytes.length - cursor.position) throw malformed('bytes end in a value', cursor);
  cursor.position += size;
}

/** Passes an int or a long; what it returns is exact up to 2^53, and only good for comparing beyond. */
export function skipLong(cursor: Cursor): number {
  const { bytes } = cursor;
  let zigzag = 0;
  let weight = 1;
  for (let count = 0; count < MAX_LONG_BYTES; count++) {
    const byte = bytes[cursor.position++];
    if (byte === undefined) throw malformed('bytes end in an integer', cursor);
    zigzag += (byte & 0x7f) * weight;
    if (byte < 0x80) return zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
    weight *= 128;
  }
  throw malformed('an integer of more than ten bytes', cursor);
}

/** Passes bytes or a string. */
export function skipSized(cursor: Cursor): void {
  const size = skipLong(cursor);
  if (size < 0) throw malformed(`size ${size}`, cursor);
  skip(cursor, size);
}
