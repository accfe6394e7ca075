/**
 * A 32-bit checksum of bytes [from, end): the murmur3 body, four bytes a round.
 *
 * Costs about a tenth of a microsecond and turns a damaged state from a wrong customer into a clear error.
 */
export function checksum(bytes: Uint8Array, from: number, end: number): number {
  let hash = end - from;
  let index = from;
  for (; index + 4 <= end; index += 4) {
    const word =
      bytes[index]! | (bytes[index + 1]! << 8) | (bytes[index + 2]! << 16) | (bytes[index + 3]! << 24);
    hash = mixWord(hash, word);
  }
  let tail = 0;
  for (; index < end; index++) tail = (tail << 8) | bytes[index]!;
  hash = mixWord(hash, tail);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

function mixWord(hash: number, word: number): number {
  let mixed = Math.imul(word, 0xcc9e2d51);
  mixed = Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
  const next = hash ^ mixed;
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0;
}
