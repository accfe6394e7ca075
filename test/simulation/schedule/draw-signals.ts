import { type Policy, type Scorecard, signals } from '@tidemark/core';
import type { Draws } from './draws.ts';

/** The limits of signals that `drawPolicy` leaves as the preset has them: of days, and low enough to be met. */
export function drawSignals(
  draws: Draws,
): Pick<Policy['churn'], 'off' | 'factorPercent' | 'pActive' | 'frequencyDrop' | 'interactionDrop'> {
  return {
    off: draws.percent(40) ? [draws.pick(signals).name] : [],
    factorPercent: draws.pick([100, 150, 200]),
    pActive: {
      horizonDays: draws.between(1, 30),
      below: draws.pick([0.2, 0.5, 0.9]),
      fallenToPercent: draws.pick([50, 90, 100]),
      minOverdueDays: draws.between(1, 3),
    },
    frequencyDrop: {
      windowDays: draws.between(1, 3),
      min: draws.between(1, 2),
      percent: draws.pick([0, 50]),
    },
    interactionDrop: { min: draws.between(1, 2), percent: draws.pick([0, 50]) },
  };
}

/** Models as a fit might have found them: of quick customers, of such who never leave, or none. */
export function drawModels(draws: Draws): Scorecard['models'] {
  const fit = { logLikelihood: -1_000.5, customers: 20 };
  return {
    purchase: draws.pick([
      null,
      { r: 0.6, alpha: 0.4, a: 0.8, b: 1.2, isDegenerate: false, ...fit },
      { r: 2, alpha: 0.1, a: 0.5, b: 3, isDegenerate: false, ...fit },
      { r: 1, alpha: 1, a: 0.000_1, b: 2, isDegenerate: true, ...fit },
    ]),
    spend: draws.pick([null, { p: 6.25, q: 3.74, v: 1_544, ...fit }]),
  };
}
