import type { Policy } from '@tidemark/core';
import fc from 'fast-check';

function between(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true });
}

/** Around r .5, alpha 6, a .9, b 1.6; a small alpha, weeks, so that days of silence matter. */
const telling = fc.record({
  r: between(0.2, 2),
  alpha: fc.oneof(between(0.02, 0.5), between(0.5, 8)),
  a: between(0.3, 2),
  b: between(0.5, 3),
});

/** Nobody ever leaves. */
const degenerate = fc.record({
  r: between(0.2, 2),
  alpha: between(0.5, 8),
  a: between(0.0001, 0.0009),
  b: between(1, 2),
});

/** Whatever a policy takes. */
const extreme = fc.record({
  r: fc.constantFrom(1e-6, 0.01, 50, 1e6),
  alpha: fc.constantFrom(1e-6, 0.01, 100, 1e6),
  a: fc.constantFrom(1e-6, 1, 1e6),
  b: fc.constantFrom(1e-6, 1, 1e6),
});

export const arbitraryPurchaseModel = fc.oneof(
  { arbitrary: telling, weight: 10 },
  { arbitrary: extreme, weight: 1 },
  { arbitrary: degenerate, weight: 1 },
);

export const arbitrarySpendModel = fc.record({
  p: between(0.5, 8),
  q: between(1.1, 6),
  v: between(1, 2_000),
});

/** Both models, one, or none. */
export const arbitraryModels: fc.Arbitrary<Policy['models']> = fc.record({
  purchase: fc.option(arbitraryPurchaseModel, { nil: null, freq: 3 }),
  spend: fc.option(arbitrarySpendModel, { nil: null, freq: 2 }),
});
