import type { Random } from './random.ts';

/** Waiting time until the next event of a Poisson process with `rate` events per unit; mean 1/rate. */
export function exponential(random: Random, rate: number): number {
  return -Math.log(1 - random()) / rate;
}
