const FRAME_MAGIC = 0x184d2204;
const HAS_DICTIONARY = 0x01;
const HAS_CONTENT_SIZE = 0x08;
const HAS_BLOCK_CHECKSUMS = 0x10;
const IS_STORED = 0x80000000;
const MIN_MATCH = 4;

/**
 * Decompresses an LZ4 frame, as Kafka's producers write it; checksums are not looked at, for the batch has one. Throws
 * a `RangeError` on what is not such a frame.
 * Format: https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md
 */
export function decodeLz4(input: Buffer): Buffer {
  if (input.readUInt32LE(0) !== FRAME_MAGIC) throw new RangeError('Cannot decompress LZ4: not a frame');
  const flags = input.readUInt8(4);
  const output = growingBuffer(input.length * 4);
  // Magic, flags, block size, header checksum.
  let at = 7 + (flags & HAS_CONTENT_SIZE ? 8 : 0) + (flags & HAS_DICTIONARY ? 4 : 0);
  for (;;) {
    const header = input.readUInt32LE(at);
    at += 4;
    if (header === 0) return output.written();
    const size = header % IS_STORED;
    const block = input.subarray(at, at + size);
    if (block.length < size) throw damaged();
    if (header >= IS_STORED) output.append(block);
    else decodeBlock(block, output);
    at += size + (flags & HAS_BLOCK_CHECKSUMS ? 4 : 0);
  }
}

/** Sequences of literals and a match further back, which may lie in a block before. The last one has no match. */
function decodeBlock(block: Buffer, output: GrowingBuffer): void {
  let at = 0;
  const readLength = (start: number): number => {
    let length = start;
    if (start !== 15) return length;
    for (let byte = 255; byte === 255; ) {
      byte = block.readUInt8(at);
      at += 1;
      length += byte;
    }
    return length;
  };
  while (at < block.length) {
    const token = block.readUInt8(at);
    at += 1;
    const literals = readLength(token >>> 4);
    if (at + literals > block.length) throw damaged();
    output.append(block.subarray(at, at + literals));
    at += literals;
    if (at === block.length) return;
    const offset = block.readUInt16LE(at);
    at += 2;
    output.repeat(offset, readLength(token & 15) + MIN_MATCH);
  }
}

interface GrowingBuffer {
  append(bytes: Buffer): void;
  /** Writes `length` bytes again that stand `offset` further back. */
  repeat(offset: number, length: number): void;
  written(): Buffer;
}

function growingBuffer(expectedBytes: number): GrowingBuffer {
  let bytes = Buffer.allocUnsafe(expectedBytes);
  let end = 0;
  function makeRoomFor(more: number): void {
    if (end + more <= bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(end + more, bytes.length * 2));
    bytes.copy(larger, 0, 0, end);
    bytes = larger;
  }
  return {
    append(more) {
      makeRoomFor(more.length);
      end += more.copy(bytes, end);
    },
    repeat(offset, length) {
      if (offset === 0 || offset > end) throw damaged();
      makeRoomFor(length);
      // Byte by byte: a match may reach into what it is writing.
      for (let left = length; left > 0; left -= 1, end += 1) bytes[end] = bytes[end - offset]!;
    },
    written: () => bytes.subarray(0, end),
  };
}

function damaged(): RangeError {
  return new RangeError('Cannot decompress an LZ4 block: it is damaged');
}
