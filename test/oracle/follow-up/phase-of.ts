const utf8 = new TextEncoder();

/** Low 16 bits of the 32-bit FNV-1a hash of the id's UTF-8 bytes (FOLD.md 11), in whole numbers of any size. */
export function phaseOf(customerId: string): number {
  let hash = 2_166_136_261n;
  for (const byte of utf8.encode(customerId)) hash = ((hash ^ BigInt(byte)) * 16_777_619n) % 2n ** 32n;
  return Number(hash % 65_536n);
}
