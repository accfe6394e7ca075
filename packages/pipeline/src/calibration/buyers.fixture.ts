import type { PurchaseModel, SpendModel } from '@tidemark/core';
import { simulatedCustomers } from '../../../core/test/simulated-customers.ts';
import { gamma } from '../../../simulation/src/shop/random/gamma.ts';
import { seededRandom } from '../../../simulation/src/shop/random/random.ts';
import { type BuyerTable, buyerTable } from './buyer-table.ts';

/** What the shop's customers do, and what they spend. */
export const truth: { readonly purchase: PurchaseModel; readonly spend: SpendModel } = {
  purchase: { r: 0.8, alpha: 9, a: 0.9, b: 3 },
  spend: { p: 4, q: 3.5, v: 2_000 },
};

/** Customers of a simulated shop, with one purchase a day. */
export function aShopOf(count: number): BuyerTable {
  const random = seededRandom('money');
  const { p, q, v } = truth.spend;
  return buyerTable(
    simulatedCustomers('a shop', count, truth.purchase).map(({ x, tX, T }) => ({
      x,
      txDays: Math.round(tX * 7),
      TDays: Math.round(T * 7),
      n: x + 1,
      meanMinor: gamma(random, p * (x + 1), gamma(random, q, v) * (x + 1)),
    })),
  );
}
