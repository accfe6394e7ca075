import { MONEY_LIMIT } from '../money/add-money.ts';
import type { State } from './state.ts';

/**
 * Whether a customer's money (of its life, or of its newest day) stands at the limit of sums: then it is at least that
 * much. Otherwise the sum is exact, unless something was taken away since it stood there.
 *
 * @example isMoneyCapped({ ...emptyState(), moneyMinor: Number.MAX_SAFE_INTEGER }) // true
 */
export function isMoneyCapped({ moneyMinor, buckets }: Pick<State, 'moneyMinor' | 'buckets'>): boolean {
  return Math.abs(moneyMinor) === MONEY_LIMIT || Math.abs(buckets.at(-1)?.moneyMinor ?? 0) === MONEY_LIMIT;
}
