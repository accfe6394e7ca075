import { bestParameters, type Range } from './best-parameters.ts';
import { type Buyer, spendLogLikelihood } from './spend-log-likelihood.ts';
import type { SpendModel } from './spend-model.ts';

/** p, q (above 1: else no mean is to be expected) and v, v in units of the mean amount. */
const RANGES: readonly Range[] = [
  { least: 1e-3, most: 1e4 },
  { least: 1, most: 1e4 },
  { least: 1e-4, most: 1e6 },
];
/** Customers who differ much, and who differ little. */
const STARTS = [
  [2, 3, 1],
  [10, 10, 1],
] as const;

/** What was fitted, and whether it may be used. */
export interface FittedSpendModel {
  readonly model: SpendModel;
  /** The sum over all customers, in minor units. */
  readonly logLikelihood: number;
  /** Those with money. */
  readonly customers: number;
  /** True where no model inside the bounds is the best: customers all alike, too different for a mean, or too few. */
  readonly isAtBound: boolean;
}

/**
 * Fits the gamma-gamma model to buyers by maximum likelihood (`spendLogLikelihood`), from several starts. Buyers without
 * money say nothing and are left out; for none the model is that of a start, at a bound.
 *
 * @param buyers those who bought again, by custom: the mean of a single purchase is what the model is least good at
 */
export function fitSpendModel(buyers: readonly Buyer[]): FittedSpendModel {
  const paying = buyers.filter(({ meanMinor }) => meanMinor > 0);
  const customers = paying.length;
  const unit = paying.reduce((sum, { meanMinor }) => sum + meanMinor / customers, 0) || 1;
  const inUnits = paying.map(({ n, meanMinor }) => ({ n, meanMinor: meanMinor / unit }));

  const { at, logLikelihood, isAtBound } = bestParameters(
    (parameters) => spendLogLikelihood(modelOf(parameters), inUnits),
    RANGES,
    STARTS,
  );
  const { p, q, v } = modelOf(at);
  return {
    model: { p, q, v: v * unit },
    logLikelihood: logLikelihood - customers * Math.log(unit),
    customers,
    isAtBound: customers === 0 || isAtBound.includes(true),
  };
}

function modelOf([p, q, v]: readonly number[]): SpendModel {
  return { p: p!, q: q!, v: v! };
}
