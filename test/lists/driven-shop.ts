import type { EmbeddedLists } from '@tidemark/pipeline';
import { createSystemTiming } from '@tidemark/stream';
import { driveDays } from '../../packages/simulation/src/driving/driver.ts';
import { type EmbeddedDeployment, openEmbedded } from '../../packages/simulation/src/embedded/embedded.ts';
import type { ShopDay } from '../../packages/simulation/src/shop/shop-day.ts';
import { simulateShop } from '../../packages/simulation/src/shop/simulate-shop.ts';
import { utc } from '../support/simulated-deployment.ts';

export const timing = createSystemTiming();

/** An embedded deployment with other lists than the standard ones, and what a shop's days were that it went through. */
export interface DrivenShop extends EmbeddedDeployment, AsyncDisposable {
  readonly days: readonly ShopDay[];
}

/** Opens a deployment with these lists in memory and drives it through some days of a small shop. */
export async function aDrivenShop(lists: EmbeddedLists, count: number): Promise<DrivenShop> {
  const startAt = Date.UTC(2025, 0, 1);
  const deployment = await openEmbedded({ zone: utc, currency: 'EUR', startAt, timing, ...lists });
  const shop = { seed: 'lists', customers: 40, startAt, days: count, zone: utc, currency: 'EUR' };
  const days = [...simulateShop(shop)];
  const { context, advanceTo: onStep } = deployment;
  const { signal } = new AbortController();
  for await (const _ of driveDays({ context, days, speed: 0, pollEveryMs: 0, timing, signal, onStep }));
  return { ...deployment, days, [Symbol.asyncDispose]: deployment.stop };
}
