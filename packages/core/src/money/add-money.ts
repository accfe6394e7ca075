/**
 * The sum of two amounts in minor units, held within ±(2^53 − 1): beyond that nothing is exact, and no state could hold it.
 */
export function addMoney(left: number, right: number): number {
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, left + right));
}
