import type { PurchaseModel } from '@tidemark/core';
import { simulatedCustomers } from '../../../core/test/simulated-customers.ts';
import { type BuyerTable, buyerTable } from './buyer-table.ts';

/** What the shop's customers do. */
export const truth: PurchaseModel = { r: 0.8, alpha: 9, a: 0.9, b: 3 };

/** Customers of a simulated shop. */
export function aShopOf(count: number, model = truth): BuyerTable {
  return buyerTable(
    simulatedCustomers('a shop', count, model).map(({ x, tX, T }) => ({
      x,
      txDays: Math.round(tX * 7),
      TDays: Math.round(T * 7),
      n: x + 1,
      meanMinor: 1_000,
    })),
  );
}
