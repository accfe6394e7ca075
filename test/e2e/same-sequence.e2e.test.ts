import { retail } from '@tidemark/core';
import { startEmbedded } from '@tidemark/pipeline';
import { expect, test } from 'vitest';
import type { ShopDay } from '../../packages/simulation/src/shop/shop-day.ts';
import { simulateShop } from '../../packages/simulation/src/shop/simulate-shop.ts';
import { cdnowDays, hasCdnow } from '../support/cdnow.ts';
import { injectedServers } from '../support/injected-servers.ts';
import { chainFaults, publishedByCustomer } from '../support/published-records.ts';
import { openRealContext } from '../support/real-context.ts';
import { drive, runEmbedded, simulatedDeployment, utc } from '../support/simulated-deployment.ts';

const EVENTS = 50_000;
const servers = injectedServers();

/** The first days that together hold so many events; the last one is cut. */
function firstEvents(days: Iterable<ShopDay>, count: number): readonly ShopDay[] {
  const taken: ShopDay[] = [];
  let left = count;
  for (const day of days) {
    taken.push({ ...day, events: day.events.slice(0, left) });
    left -= day.events.length;
    if (left <= 0) break;
  }
  return taken;
}

async function expectSameSequence(name: string, days: readonly ShopDay[], currency: string): Promise<void> {
  await using context = await openRealContext(name, servers);
  const deployment = simulatedDeployment(name, currency);
  const pipeline = await startEmbedded(context, { deployment, policy: retail });
  await drive(context, days, { settles: 'at-end' });
  await pipeline.stop();
  const embedded = await runEmbedded(context, deployment, days);

  const real = await publishedByCustomer(context);
  const expected = await publishedByCustomer(embedded);
  const outputs = [...expected.values()].reduce((sum, records) => sum + records.length, 0);
  console.log(`${name}: ${EVENTS} events, ${expected.size} customers, ${outputs} outputs`);

  expect(outputs).toBeGreaterThan(EVENTS / 10);
  expect(chainFaults(real)).toEqual([]);
  expect(real.size).toBe(expected.size);
  for (const [customer, records] of expected) expect(real.get(customer)).toEqual(records);
}

test('a simulated shop gives the same published sequence per customer in memory and on real servers', async () => {
  const shop = simulateShop({
    seed: 'same-sequence',
    customers: 2_000,
    startAt: Date.parse('2025-01-01T00:00:00Z'),
    days: Number.POSITIVE_INFINITY,
    zone: utc,
    currency: 'USD',
  });

  await expectSameSequence('same-shop', firstEvents(shop, EVENTS), 'USD');
});

test.skipIf(!hasCdnow())(
  'the CDNOW log gives the same published sequence per customer in memory and on real servers',
  async () => {
    await expectSameSequence('same-cdnow', firstEvents(await cdnowDays(), EVENTS), 'USD');
  },
);
