/**
 * The smallest of the values that at least a share of them does not exceed (nearest rank); NaN when there are none.
 *
 * @param share in (0, 1]; 0.5 is the lower median
 * @example percentile([15, 20, 35, 40, 50], 0.3) // 20
 */
export function percentile(values: readonly number[], share: number): number {
  const ascending = Float64Array.from(values).sort();
  return ascending[Math.max(1, Math.ceil(share * ascending.length)) - 1] ?? Number.NaN;
}
