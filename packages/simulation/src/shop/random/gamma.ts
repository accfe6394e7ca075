import { normal } from './normal.ts';
import type { Random } from './random.ts';

/**
 * Gamma with `shape` > 0 and `rate` > 0 (mean shape/rate, variance shape/rate²), by Marsaglia and Tsang,
 * "A simple method for generating gamma variables" (2000); below shape 1 by their boost.
 */
export function gamma(random: Random, shape: number, rate: number): number {
  if (shape < 1) return gamma(random, shape + 1, rate) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / rate;
  }
}
