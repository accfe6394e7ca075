import type { Random } from './random.ts';

/** Above this mean e^-mean loses precision; such a count is drawn as the sum of two halves. */
const LARGEST_MEAN = 30;

/** A Poisson count with the given `mean` ≥ 0 (Knuth's product of uniforms: cost grows with the mean). */
export function poisson(random: Random, mean: number): number {
  if (mean > LARGEST_MEAN) return poisson(random, mean / 2) + poisson(random, mean / 2);
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = 1 - random(); product > floor; product *= 1 - random()) count++;
  return count;
}
