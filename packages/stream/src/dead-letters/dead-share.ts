const WINDOW = 1_000;
const LARGEST_DEAD = 200;

/**
 * Which of the last 1,000 records of a source partition were dead, one bit each, so that a bad release does not
 * drain a topic into its dead letters. It travels in the metadata of the source's committed offset: a service that
 * is started again and again counts on where it stopped.
 */
export interface DeadShare {
  /** Notes records in order; true for each dead one. */
  record(isDead: readonly boolean[]): void;
  /** More than 20 % of the window is dead. A window not yet full counts its missing records as good. */
  isTooLarge(): boolean;
  /** How many of the window are dead. */
  dead(): number;
  /** The window as text, '' while no record of it is dead. */
  encode(): string;
}

/** @param encoded what `encode` gave; anything else starts an empty window. */
export function createDeadShare(encoded = ''): DeadShare {
  const recent = decode(encoded);
  return {
    record: (isDead) => {
      recent.push(...isDead);
      recent.splice(0, Math.max(0, recent.length - WINDOW));
    },
    isTooLarge: () => count(recent) > LARGEST_DEAD,
    dead: () => count(recent),
    encode: () => encode(recent),
  };
}

function count(recent: readonly boolean[]): number {
  return recent.reduce((sum, isDead) => sum + (isDead ? 1 : 0), 0);
}

/** One bit per record, bit 0 the newest. A healthy partition's metadata stays empty. */
function encode(recent: readonly boolean[]): string {
  const ages = recent.toReversed().flatMap((isDead, age) => (isDead ? [age] : []));
  const bits = Buffer.alloc(Math.ceil(WINDOW / 8));
  for (const age of ages) bits[age >> 3]! |= 1 << (age & 7);
  return ages.length === 0 ? '' : bits.toString('base64');
}

function decode(encoded: string): boolean[] {
  const bits = Buffer.from(encoded, 'base64');
  if (bits.length !== Math.ceil(WINDOW / 8)) return [];
  return Array.from({ length: WINDOW }, (_, age) => ((bits[age >> 3]! >> (age & 7)) & 1) === 1).reverse();
}
