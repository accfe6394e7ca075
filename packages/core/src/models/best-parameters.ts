import { type Minimum, nelderMead, type Stopping } from './nelder-mead.ts';

/** The open range of a parameter above 0. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

export interface BestParameters {
  readonly at: readonly number[];
  /** The log-likelihood there. */
  readonly logLikelihood: number;
  /** Of each parameter: true where it ended at an end of its range, so that the best lies beyond or nowhere. */
  readonly isAtBound: readonly boolean[];
}

/** A factor of e^1/2 between the corners of a first look, e^1/10 once the region is known. */
const [FIRST_STEP, LAST_STEP] = [0.5, 0.1];
/** From each start, until it is clear which lead high. */
const LOOKING: Stopping = { valueTolerance: 0.01, sizeTolerance: 0.05, maxEvaluations: 250 };
/** A thousandth of a unit of log-likelihood lies far inside every confidence region: this is for equal numbers everywhere. */
const SETTLING: Stopping = { valueTolerance: 1e-6, sizeTolerance: 1e-5, maxEvaluations: 600 };
/** A simplex that collapsed on a ridge gets further from a fresh one. */
const MOST_FRESH_SIMPLEXES = 6;
const IMPROVED = 1e-5;
/** What a first look found this much lower than the highest may still turn out higher. */
const CLOSE = 1;
/** Within a hundredth part of a bound is at it. */
const NEAR = 0.01;

/**
 * The parameters of the highest likelihood within ranges, by Nelder-Mead over their logarithms: looked for from every
 * start, then settled from the highest ones with fresh simplexes until they gain nothing. Beyond a range the likelihood of
 * its nearest point counts.
 *
 * @param logLikelihood NaN counts as impossible
 * @param ranges one for each parameter, above 0
 * @param starts at least one, within the ranges
 */
export function bestParameters(
  logLikelihood: (parameters: readonly number[]) => number,
  ranges: readonly Range[],
  starts: readonly (readonly number[])[],
): BestParameters {
  const inside = (logs: readonly number[]) =>
    logs.map((each, i) => Math.min(ranges[i]!.most, Math.max(ranges[i]!.least, Math.exp(each))));
  const f = (logs: readonly number[]) => -logLikelihood(inside(logs));

  const settled = (from: Minimum) => {
    let best = from;
    for (let fresh = 0; fresh < MOST_FRESH_SIMPLEXES; fresh++) {
      const { value } = best;
      best = nelderMead(f, inside(best.at).map(Math.log), LAST_STEP, SETTLING);
      if (value - best.value < IMPROVED) break;
    }
    return best;
  };

  const looks = starts.map((start) => nelderMead(f, start.map(Math.log), FIRST_STEP, LOOKING));
  const lowest = Math.min(...looks.map(({ value }) => value));
  const best = looks
    .filter(({ value }) => value <= lowest + CLOSE)
    .map(settled)
    .reduce((left, right) => (right.value < left.value ? right : left));
  const at = inside(best.at);
  return {
    at,
    logLikelihood: -best.value,
    isAtBound: at.map(
      (each, i) => each < ranges[i]!.least * (1 + NEAR) || each > ranges[i]!.most / (1 + NEAR),
    ),
  };
}
