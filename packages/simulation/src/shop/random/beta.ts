import { gamma } from './gamma.ts';
import type { Random } from './random.ts';

/** Beta(a, b) in (0, 1), mean a/(a+b), as the share of one of two gammas. */
export function beta(random: Random, a: number, b: number): number {
  const x = gamma(random, a, 1);
  return x / (x + gamma(random, b, 1));
}
