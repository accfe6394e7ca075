import type { PurchaseRhythm } from './purchase-rhythm.ts';

const DAYS_PER_WEEK = 7;
/** More than any history has days: 179 years. */
const MOST_DAYS = 65_536;

/** Customers by rhythm, those of one rhythm counted; entry i of the four lists belong together. */
export interface CountedRhythms {
  readonly x: Uint32Array;
  /** t_x and T in whole days. */
  readonly lastDay: Uint32Array;
  readonly days: Uint32Array;
  readonly customers: Float64Array;
}

/** Counts equal rhythms. t_x and T are multiples of 1/7 week; what is none is taken to the nearest day. */
export function countedRhythms(rhythms: Iterable<PurchaseRhythm>): CountedRhythms {
  const counts = new Map<number, number>();
  for (const { x, tX, T } of rhythms) {
    const key = (x * MOST_DAYS + Math.round(tX * DAYS_PER_WEEK)) * MOST_DAYS + Math.round(T * DAYS_PER_WEEK);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const keys = [...counts.keys()];
  return {
    x: Uint32Array.from(keys, (key) => Math.floor(key / MOST_DAYS / MOST_DAYS)),
    lastDay: Uint32Array.from(keys, (key) => Math.floor(key / MOST_DAYS) % MOST_DAYS),
    days: Uint32Array.from(keys, (key) => key % MOST_DAYS),
    customers: Float64Array.from(counts.values()),
  };
}
