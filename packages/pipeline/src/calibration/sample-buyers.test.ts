import { DAY, retail, standardFold } from '@tidemark/core';
import { expect, test } from 'vitest';
import { startEmbedded } from '../embedded.ts';
import {
  aPurchase,
  appendPurchases,
  memoryContext,
  purchasesCarriedOver,
  start,
  testDeployment,
  until,
} from '../memory-context.fixture.ts';
import { sampleBuyers } from './sample-buyers.ts';

/** A deployment of 40 customers of two partitions; of ten, so many have bought, and the others have only given back. */
async function aShop(buyersOfTen: number) {
  const context = memoryContext();
  const pipeline = await startEmbedded(context, { deployment: testDeployment, policy: retail });
  const values = Array.from({ length: 40 }, (_, index) =>
    aPurchase({
      customerId: `c-${index}`,
      eventId: `o-${index}`,
      occurredAt: start + index * DAY,
      kind: index % 10 < buyersOfTen ? 'PURCHASE' : 'REFUND',
    }),
  );
  await appendPurchases(context, values);
  await purchasesCarriedOver(context, 40);
  const sizes = async () =>
    Promise.all([0, 1].map(async (each) => (await context.store.partition(each).size(0)).states));
  await until(async () => (await sizes()).reduce((sum, size) => sum + size, 0) === 40);
  await pipeline.stop();
  return { context, sizes: await sizes() };
}

const sampled = ({ context }: Awaited<ReturnType<typeof aShop>>, wanted: number) =>
  sampleBuyers(context, testDeployment, standardFold, wanted);

test('of a small deployment all buyers are taken', async () => {
  const shop = await aShop(7);

  const { states, looked, customers } = await sampled(shop, 40);

  expect(Math.min(...shop.sizes)).toBeGreaterThan(0);
  expect(new Set(states.map(({ firstPurchaseAt }) => firstPurchaseAt)).size).toBe(28);
  expect([looked, customers]).toEqual([40, 40]);
});

test('of a larger one so many, from each partition by its share', async () => {
  const shop = await aShop(10);

  const { states, looked, customers } = await sampled(shop, 10);

  const expected = shop.sizes.map((size) => Math.floor(size / 4)).reduce((sum, size) => sum + size, 0);
  expect(new Set(states.map(({ firstPurchaseAt }) => firstPurchaseAt)).size).toBe(expected);
  expect([looked, customers]).toEqual([expected, 40]);
});

test('where half have bought, twice as many customers are looked at', async () => {
  const { states, looked } = await sampled(await aShop(5), 10);

  expect(looked).toBeGreaterThan(15);
  expect(looked).toBeLessThan(40);
  expect(states.length).toBeGreaterThanOrEqual(7);
});

test('where nobody has bought, ten times as many are looked at and no more', async () => {
  const { states, looked } = await sampled(await aShop(0), 3);

  expect(states).toEqual([]);
  expect([29, 30]).toContain(looked);
});

test('a state that cannot be read is told with its partition', async () => {
  const context = memoryContext();
  const states = [['ada', Buffer.from('no state')] as const];
  await context.store
    .partition(1)
    .write({ expected: undefined, next: 1, states, dues: [], fields: [], counts: [] });

  await expect(sampleBuyers(context, testDeployment, standardFold)).rejects.toMatchObject({
    code: 'store-corrupt',
    message: expect.stringContaining('in partition 1'),
  });
});
