/** Draws from a seed. */
export interface SeededRandom {
  /** An integer from 0 to `below` - 1. */
  below(below: number): number;
}

/** mulberry32, by Tommy Ettinger: 32 bits of state are enough to place some kills. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  return {
    below: (below) => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
    },
  };
}
