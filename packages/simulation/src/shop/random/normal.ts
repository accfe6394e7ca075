import type { Random } from './random.ts';

/** Standard normal (mean 0, variance 1) by Box and Muller (1958); the second of the pair is thrown away. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
