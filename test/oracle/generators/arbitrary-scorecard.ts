import type { Policy, Scorecard } from '@tidemark/core';
import fc from 'fast-check';
import { arbitraryPurchaseModel, arbitrarySpendModel } from './arbitrary-models.ts';

/** Four cut points or fewer, ascending; some equal, some between integers. */
function cuts(most: number): fc.Arbitrary<readonly number[]> {
  const cut = fc.integer({ min: 0, max: 4 * most }).map((quarters) => quarters / 4);
  const list = (minLength: number) =>
    fc.array(cut, { minLength, maxLength: 4, size: 'max' }).map((some) => some.sort((a, b) => a - b));
  return fc.oneof({ arbitrary: list(4), weight: 3 }, list(0));
}

const borders = fc
  .tuple(fc.integer({ min: 1, max: 500 }), fc.nat(300))
  .map(([midMinor, more]) => ({ highMinor: midMinor + more, midMinor }));

const fit = { logLikelihood: -100, customers: 1_000 };

function fittedPurchase(model: NonNullable<Policy['models']['purchase']>) {
  return { ...model, ...fit, isDegenerate: model.a / (model.a + model.b) < 0.001 };
}

/** A scorecard of customers who buy some times, within days; whether its cut points count is up to the policy. */
export const arbitraryScorecard: fc.Arbitrary<Scorecard> = fc.record({
  calibratedAt: fc.constant(0),
  customers: fc.constant(100),
  recencyDays: cuts(12),
  frequency: cuts(6),
  monetaryMinor: cuts(500),
  value: fc.option(borders, { freq: 3 }),
  models: fc.record({
    purchase: fc.option(arbitraryPurchaseModel.map(fittedPurchase), { nil: null }),
    spend: fc.option(
      arbitrarySpendModel.map((model) => ({ ...model, ...fit })),
      { nil: null },
    ),
  }),
});
