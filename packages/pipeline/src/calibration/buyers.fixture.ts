import type { PurchaseModel, SampledBuyer, SpendModel } from '@tidemark/core';
import { simulatedCustomers } from '../../../core/test/simulated-customers.ts';
import { gamma } from '../../../simulation/src/shop/random/gamma.ts';
import { seededRandom } from '../../../simulation/src/shop/random/random.ts';

/** What the shop's customers do, and what they spend. */
const truth: { readonly purchase: PurchaseModel; readonly spend: SpendModel } = {
  purchase: { r: 0.8, alpha: 9, a: 0.9, b: 3 },
  spend: { p: 4, q: 3.5, v: 2_000 },
};

/** Customers of a simulated shop, with one purchase a day. */
export function aShopOf(count: number): readonly SampledBuyer[] {
  const random = seededRandom('money');
  const { p, q, v } = truth.spend;
  return simulatedCustomers('a shop', count, truth.purchase).map((rhythm) => {
    const n = rhythm.x + 1;
    return { ...rhythm, n, meanMinor: gamma(random, p * n, gamma(random, q, v) * n) };
  });
}
