import type { State } from '../state/state.ts';

/**
 * Where a sum of money stops: 2^53 − 1 minor units, the last whole number that is surely exact and can be stored. No
 * intake takes an amount above 10^13, so that it takes 901 of the largest to come here.
 */
const LIMIT = Number.MAX_SAFE_INTEGER;

/** The sum of two amounts, held within the limit. What lies beyond is left out; `isMoneyCapped` says so of the state. */
export function addMoney(left: number, right: number): number {
  return Math.max(-LIMIT, Math.min(LIMIT, left + right));
}

/**
 * Whether a customer's money (of its life, or of its newest day) stands at the limit: then it is at least that much.
 * Without it the sum is exact, unless something was taken away since it stood there.
 *
 * @example isMoneyCapped({ ...emptyState(), moneyMinor: Number.MAX_SAFE_INTEGER }) // true
 */
export function isMoneyCapped({ moneyMinor, buckets }: Pick<State, 'moneyMinor' | 'buckets'>): boolean {
  return Math.abs(moneyMinor) === LIMIT || Math.abs(buckets.at(-1)?.moneyMinor ?? 0) === LIMIT;
}
