import fc from 'fast-check';
import type { PurchaseModel } from '../src/models/purchase-model.ts';
import type { PurchaseRhythm } from '../src/models/purchase-rhythm.ts';

const parameter = fc.double({ min: 0.05, max: 20, noNaN: true });

/** Models as shops have them, and somewhat beyond. */
export const anyModel: fc.Arbitrary<PurchaseModel> = fc.record({
  r: parameter,
  alpha: parameter,
  a: parameter,
  b: parameter,
});

/** Rhythms of two years, in which a customer buys at most every fourth day. */
export const anyRhythm: fc.Arbitrary<PurchaseRhythm> = fc
  .tuple(fc.integer({ min: 0, max: 365 }), fc.integer({ min: 0, max: 365 }), fc.integer({ min: 0, max: 100 }))
  .map(([lastDay, silentDays, purchases]) => {
    const x = Math.min(purchases, Math.floor(lastDay / 4));
    const tX = x === 0 ? 0 : lastDay / 7;
    return { x, tX, T: tX + silentDays / 7 };
  });
