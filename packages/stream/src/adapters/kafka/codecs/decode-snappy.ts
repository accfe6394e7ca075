/** Java's producers cut the data into blocks, each with its length before it, behind this header. */
const JAVA_MAGIC = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
/** The magic, a version and a compatible version. */
const JAVA_HEADER_BYTES = JAVA_MAGIC.length + 8;
/** Far above what a broker takes as one batch. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Decompresses Snappy, bare or in the blocks that Java's producers write. Throws a `RangeError` on what is not Snappy.
 * Format: https://github.com/google/snappy/blob/main/format_description.txt
 */
export function decodeSnappy(input: Buffer): Buffer {
  if (!input.subarray(0, JAVA_MAGIC.length).equals(JAVA_MAGIC)) return decodeBlock(input);
  const blocks: Buffer[] = [];
  for (let at = JAVA_HEADER_BYTES; at < input.length; ) {
    const length = input.readUInt32BE(at);
    blocks.push(decodeBlock(input.subarray(at + 4, at + 4 + length)));
    at += 4 + length;
  }
  return Buffer.concat(blocks);
}

/** A length, then elements: two low bits state whether it is a literal or a copy with an offset of 1, 2 or 4 bytes. */
function decodeBlock(block: Buffer): Buffer {
  const { value: length, next } = readVarint(block);
  if (length > MAX_BYTES) throw new RangeError(`Cannot decompress a Snappy block of ${length} bytes`);
  const output = Buffer.allocUnsafe(length);
  let at = next;
  let written = 0;
  while (at < block.length) {
    const tag = block.readUInt8(at);
    at += 1;
    const kind = tag & 3;
    if (kind === 0) {
      const lengthBytes = Math.max(0, (tag >>> 2) - 59);
      const size = (lengthBytes === 0 ? tag >>> 2 : block.readUIntLE(at, lengthBytes)) + 1;
      at += lengthBytes;
      if (at + size > block.length || written + size > length) throw damaged();
      written += block.copy(output, written, at, at + size);
      at += size;
      continue;
    }
    const offset =
      kind === 1 ? ((tag & 0xe0) << 3) | block.readUInt8(at) : block.readUIntLE(at, kind === 2 ? 2 : 4);
    at += kind === 1 ? 1 : kind === 2 ? 2 : 4;
    const size = kind === 1 ? ((tag >>> 2) & 7) + 4 : (tag >>> 2) + 1;
    if (offset === 0 || offset > written || written + size > length) throw damaged();
    // Byte by byte: a copy may reach into what it is writing.
    for (let left = size; left > 0; left -= 1, written += 1) output[written] = output[written - offset]!;
  }
  if (written !== length) throw damaged();
  return output;
}

function readVarint(bytes: Buffer): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let at = 0; at < 5; at += 1) {
    const byte = bytes.readUInt8(at);
    value += (byte & 0x7f) * 2 ** (7 * at);
    if (byte < 0x80) return { value, next: at + 1 };
  }
  throw damaged();
}

function damaged(): RangeError {
  return new RangeError('Cannot decompress a Snappy block: it is damaged');
}
