import {
  DAY,
  type EpochMs,
  type Policy,
  type PurchaseModel,
  type SampledBuyer,
  type SpendModel,
} from '@tidemark/core';
import type { Purchase } from '@tidemark/schemas';
import { simulatedCustomers } from '../../../core/test/simulated-customers.ts';
import { gamma } from '../../../simulation/src/shop/random/gamma.ts';
import { seededRandom } from '../../../simulation/src/shop/random/random.ts';
import { startEmbedded } from '../embedded.ts';
import {
  aPurchase,
  appendPurchases,
  appendTick,
  memoryContext,
  purchasesCarriedOver,
  start,
  testDeployment,
  until,
} from '../memory-context.fixture.ts';
import type { PipelineContext } from '../metrics/pipeline-context.ts';
import { deploymentStatus } from './deployment-status.ts';

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

/** Up to when the customers of `aShopOf` were looked at, if the first of them came at `start`. */
export const lookedAt: EpochMs = start + 730 * DAY;

/** Purchases of customers `c-0`, `c-1`, … that make these buyers: on the first and the last day, and between them. */
export function purchasesOf(buyers: readonly SampledBuyer[]): readonly Purchase[] {
  return buyers.flatMap(({ x, tX, T }, customer) =>
    Array.from({ length: x + 1 }, (_, nth) => {
      const sinceFirst = x === 0 ? 0 : Math.floor((nth * Math.round(tX * 7)) / x);
      return aPurchase({
        customerId: `c-${customer}`,
        eventId: `o-${customer}-${nth}`,
        occurredAt: lookedAt + (sinceFirst - Math.round(T * 7)) * DAY,
        amountMinor: Math.max(1, Math.round(buyers[customer]!.meanMinor)),
      });
    }),
  );
}

/** A deployment of these buyers, in memory, that has folded them up to `lookedAt`; nothing of it runs any more. */
export async function folded(buyers: readonly SampledBuyer[], policy: Policy): Promise<PipelineContext> {
  const context = memoryContext();
  const pipeline = await startEmbedded(context, { deployment: testDeployment, policy });
  const purchases = purchasesOf(buyers);
  await appendPurchases(context, purchases);
  await purchasesCarriedOver(context, purchases.length);
  await appendTick(context, lookedAt);
  await until(async () => (await deploymentStatus(context, testDeployment.partitions)).earliest === lookedAt);
  await pipeline.stop();
  return context;
}
