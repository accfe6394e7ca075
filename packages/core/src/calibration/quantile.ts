import type { Distribution } from './distribution.ts';

/**
 * The `part`-th of `parts` quantiles by type 7 of Hyndman & Fan (1996), the default of R and numpy: linear between the
 * order statistics around position (n − 1) · part / parts, whose fraction is kept as an integer, so that a cut point
 * that falls on a value is that value.
 *
 * @param distribution not empty
 * @example quantile(distributionOf([1, 2, 3, 4]), 1, 2) // 2.5
 */
export function quantile(distribution: Distribution, part: number, parts: number): number {
  const steps = (distribution.total - 1) * part;
  const below = Math.floor(steps / parts);
  const fraction = steps - below * parts;
  const low = valueAt(distribution, below);
  if (fraction === 0) return low;
  return low + (fraction * (valueAt(distribution, below + 1) - low)) / parts;
}

/** The value of a rank from 0. */
function valueAt({ values, counts }: Distribution, rank: number): number {
  let left = rank;
  let index = 0;
  while (left >= counts[index]!) left -= counts[index++]!;
  return values[index]!;
}
