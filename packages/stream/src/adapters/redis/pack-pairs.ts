import {
  type GrowingBytes,
  growingBytes,
  longestBytes,
  reserve,
  writeSized,
  written,
} from '../../bytes/growing-bytes.ts';

const FIRST_BYTES = 4 * 1_024;
/** The longest head of an array or a string. */
const LONGEST_HEAD = 5;
const ARRAY_32 = 0xdd;
const STRING_UP_TO_31 = 0xa0;
const STRING_8 = 0xd9;
const STRING_16 = 0xda;
const STRING_32 = 0xdb;

/**
 * Pairs of strings, of any bytes, one after another in one MessagePack array: Redis's scripts unpack it natively
 * (`cmsgpack.unpack`).
 */
export function packPairs<T>(
  entries: readonly T[],
  toPair: (entry: T) => readonly [string, string | Uint8Array],
): Buffer {
  const pack = growingBytes(FIRST_BYTES);
  pack.bytes[0] = ARRAY_32;
  pack.position = pack.bytes.writeUInt32BE(2 * entries.length, 1);
  for (const entry of entries) {
    const [left, right] = toPair(entry);
    reserve(pack, 2 * LONGEST_HEAD + longestBytes(left) + longestBytes(right));
    writeSized(pack, left, writeHead);
    writeSized(pack, right, writeHead);
  }
  return written(pack);
}

function writeHead(pack: GrowingBytes, length: number): void {
  const { bytes, position } = pack;
  if (length <= 31) {
    bytes[position] = STRING_UP_TO_31 | length;
    pack.position = position + 1;
  } else if (length <= 0xff) {
    bytes[position] = STRING_8;
    bytes[position + 1] = length;
    pack.position = position + 2;
  } else if (length <= 0xffff) {
    bytes[position] = STRING_16;
    pack.position = bytes.writeUInt16BE(length, position + 1);
  } else {
    bytes[position] = STRING_32;
    pack.position = bytes.writeUInt32BE(length, position + 1);
  }
}
