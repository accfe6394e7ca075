import type { SpendModel } from './spend-model.ts';

/**
 * The mean amount of a customer's purchases to be expected, in minor units (not rounded): Fader & Hardie (2013), equation 5,
 *
 *     p(v + n·m)/(p·n + q − 1)
 *
 * a weighted mean of what all customers spend and what this one has; for n = 0 the former, p·v/(q − 1).
 *
 * @param purchases n, 0 or more
 * @param meanMinor m, their mean amount, 0 or more
 * @example expectedSpend({ p: 6.25, q: 3.74, v: 1544 }, 2, 2235) // 2466.37
 */
export function expectedSpend({ p, q, v }: SpendModel, purchases: number, meanMinor: number): number {
  return (p * (v + purchases * meanMinor)) / (p * purchases + q - 1);
}
