const WINDOW = 1_000;
const BYTES = WINDOW / 8;
const LARGEST_DEAD = 200;

/**
 * Which of the last 1,000 records of a source partition were dead, one bit each, so that a bad release does not
 * drain a topic into its dead letters. It travels in the metadata of the source's committed offset: a service that
 * is started again and again counts on where it stopped.
 */
export interface DeadShare {
  /**
   * Notes records in order; true for each dead one. Answers how many of the 1,000 records up to a dead one were dead where
   * they were most; 0 when none of these is dead. Looked at after the last record alone, a burst of bad records with
   * good ones behind it would pass, if only both came in one chunk.
   */
  record(isDead: readonly boolean[]): number;
  /** How many of the window are dead. */
  dead(): number;
  /** The window as text, '' while no record of it is dead. */
  encode(): string;
}

/** More than 20 % of the last 1,000. A window that is not full yet counts its missing records as good. */
export function isTooLarge(dead: number): boolean {
  return dead > LARGEST_DEAD;
}

/** @param encoded what `encode` gave; anything else starts an empty window. */
export function createDeadShare(encoded = ''): DeadShare {
  const recent = decode(encoded);
  return {
    record: (isDead) => {
      let dead = count(recent);
      let most = 0;
      for (const isOneMore of isDead) {
        recent.push(isOneMore);
        if (recent.at(-1 - WINDOW)) dead -= 1;
        if (!isOneMore) continue;
        dead += 1;
        most = Math.max(most, dead);
      }
      recent.splice(0, Math.max(0, recent.length - WINDOW));
      return most;
    },
    dead: () => count(recent),
    encode: () => encode(recent),
  };
}

function count(recent: readonly boolean[]): number {
  return recent.reduce((sum, isDead) => sum + (isDead ? 1 : 0), 0);
}

/** One bit per record, bit 0 the newest. A healthy partition's metadata stays empty. */
function encode(recent: readonly boolean[]): string {
  const newest = recent.length - 1;
  const bits = Buffer.alloc(BYTES);
  recent.forEach((isDead, at) => {
    if (isDead) bits[(newest - at) >> 3]! |= 1 << ((newest - at) & 7);
  });
  return recent.includes(true) ? bits.toString('base64') : '';
}

function decode(encoded: string): boolean[] {
  const bits = Buffer.from(encoded, 'base64');
  if (bits.length !== BYTES) return [];
  const recent = new Array<boolean>(WINDOW).fill(false);
  bits.forEach((byte, at) => {
    for (let bit = 0; byte >> bit > 0; bit++) recent[WINDOW - 1 - (at * 8 + bit)] = ((byte >> bit) & 1) === 1;
  });
  return recent;
}
