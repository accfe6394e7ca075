import { bestParameters } from './best-parameters.ts';
import { type CountedRhythms, countedRhythms } from './counted-rhythms.ts';
import { logLikelihoodOf } from './purchase-log-likelihood.ts';
import { isDegenerate, type PurchaseFamily, type PurchaseModel } from './purchase-model.ts';
import type { PurchaseRhythm } from './purchase-rhythm.ts';

const DAYS_PER_WEEK = 7;

/** Wider than any shop: with r at the upper end rates differ by a hundredth part, at the lower nobody buys again. */
const RANGE = { least: 1e-5, most: 1e4 };

/** What was fitted, and whether it may be used. */
export interface FittedPurchaseModel {
  readonly model: PurchaseModel;
  /** The sum over all customers. */
  readonly logLikelihood: number;
  readonly customers: number;
  /**
   * True where no model inside the bounds is the best: nobody bought again, all customers are alike, or too few are known.
   * Such a fit is not to be used. What a and b are does not matter, and so is no bound, where nobody leaves (`isDegenerate`).
   */
  readonly isAtBound: boolean;
}

/**
 * Fits a model to customers by maximum likelihood (`purchaseLogLikelihood`), from several starts. The same customers give
 * the same model in any order but for the last digits. 20,000 customers take about a second.
 *
 * @param rhythms weeks, multiples of 1/7; for none the model is that of a start, at a bound
 */
export function fitPurchaseModel(
  rhythms: Iterable<PurchaseRhythm>,
  family: PurchaseFamily = 'mbg',
): FittedPurchaseModel {
  const counted = countedRhythms(rhythms);
  const logLikelihood = logLikelihoodOf(counted, family);
  const best = bestParameters(
    (parameters) => logLikelihood(modelOf(parameters)),
    [RANGE, RANGE, RANGE, RANGE],
    startsFor(counted),
  );
  const model = modelOf(best.at);
  const [isRateAtBound, isScaleAtBound, ...isDropoutAtBound] = best.isAtBound;
  return {
    model,
    logLikelihood: best.logLikelihood,
    customers: sum(counted, () => 1),
    isAtBound:
      sum(counted, (i) => counted.x[i]!) === 0 ||
      isRateAtBound! ||
      isScaleAtBound! ||
      (isDropoutAtBound.includes(true) && !isDegenerate(model)),
  };
}

function modelOf([r, alpha, a, b]: readonly number[]): PurchaseModel {
  return { r: r!, alpha: alpha!, a: a!, b: b! };
}

/** Three kinds of shop: many leave soon, some leave, hardly anybody leaves; alpha such that r/alpha is near the rate seen. */
function startsFor(counted: CountedRhythms): readonly (readonly number[])[] {
  const purchases = 1 + sum(counted, (i) => counted.x[i]!);
  const weeks = 1 + sum(counted, (i) => counted.days[i]!) / DAYS_PER_WEEK;
  const alphaFor = (r: number) =>
    Math.min(RANGE.most / 2, Math.max(2 * RANGE.least, (r * weeks) / purchases));
  return [
    [0.25, alphaFor(0.25), 0.8, 2],
    [1, alphaFor(1), 0.5, 2],
    [2, alphaFor(2), 0.05, 2],
  ];
}

/** Over customers, not over their distinct rhythms. */
function sum({ customers }: CountedRhythms, of: (i: number) => number): number {
  return customers.reduce((total, count, i) => total + count * of(i), 0);
}
