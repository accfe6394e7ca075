/** Draws from a seed; equal seeds give equal draws for ever. */
export interface Draws {
  /** An integer from 0 to `below` - 1. */
  below(below: number): number;
  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True this often, in percent. */
  percent(percent: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** mulberry32, by Tommy Ettinger: 32 bits of state are enough for one small world. */
export function createDraws(seed: number): Draws {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    percent: (percent) => below(100) < percent,
    pick: (list) => list[below(list.length)]!,
  };
}

/** A seed of its own for one part of a world (FNV-1a), so that a part drawn from more does not shift the others. */
export function seedOf(seed: number, part: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < part.length; at += 1) hash = Math.imul(hash ^ part.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
