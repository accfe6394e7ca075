/** How many phases there are: 16 bits. */
export const PHASES = 1 << 16;

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
const utf8 = new TextEncoder();

/**
 * The phase of a customer: the low 16 bits of the 32-bit FNV-1a hash of its id's UTF-8 bytes (Fowler, Noll, Vo). What would
 * come at one instant to all customers is spread by it.
 *
 * @example phaseOf('a') // 0x292c
 */
export function phaseOf(customerId: string): number {
  let hash = OFFSET_BASIS;
  for (const byte of utf8.encode(customerId)) hash = Math.imul(hash ^ byte, PRIME);
  return hash & (PHASES - 1);
}
