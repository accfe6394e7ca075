/**
 * Where a sum of money stops: 2^53 − 1 minor units, the last whole number that is surely exact and can be stored. No
 * intake takes an amount above 10^13, so that it takes 901 of the largest to come here.
 */
export const MONEY_LIMIT = Number.MAX_SAFE_INTEGER;

/** The sum of two amounts in minor units, held within ± `MONEY_LIMIT`; what lies beyond is left out. */
export function addMoney(left: number, right: number): number {
  return Math.max(-MONEY_LIMIT, Math.min(MONEY_LIMIT, left + right));
}
