import { logGamma } from './log-gamma.ts';
import type { SpendModel } from './spend-model.ts';

/** What a customer's purchases say of its spending. */
export interface Buyer {
  /** How many purchases the mean is over, 1 or more. */
  readonly n: number;
  /** Above 0. */
  readonly meanMinor: number;
}

/**
 * The log-likelihood of buyers' means under a gamma-gamma model (Fader & Hardie 2013, equation 1a): the sum over buyers of
 *
 *     ln Γ(pn + q) − ln Γ(pn) − ln Γ(q) + q ln v + (pn − 1) ln m + pn ln n − (pn + q) ln(v + n·m)
 *
 * 0 for none. As a density it depends on the unit of money: by −ln 100 a buyer between dollars and cents.
 */
export function spendLogLikelihood({ p, q, v }: SpendModel, buyers: readonly Buyer[]): number {
  const lnGammasOf: number[] = [];
  const constant = q * Math.log(v) - logGamma(q);
  return buyers.reduce((sum, { n, meanMinor }) => {
    const shape = p * n;
    lnGammasOf[n] ??= logGamma(shape + q) - logGamma(shape) + constant + shape * Math.log(n);
    const money = (shape - 1) * Math.log(meanMinor) - (shape + q) * Math.log(v + n * meanMinor);
    return sum + lnGammasOf[n] + money;
  }, 0);
}
