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

/** A deployment of 30 customers of two partitions, each of whom bought once, a day after the one before. */
async function aShop() {
  const context = memoryContext();
  const pipeline = await startEmbedded(context, { deployment: testDeployment, policy: retail });
  const purchases = Array.from({ length: 30 }, (_, index) =>
    aPurchase({ customerId: `c-${index}`, eventId: `o-${index}`, occurredAt: start + index * DAY }),
  );
  await appendPurchases(context, purchases);
  await purchasesCarriedOver(context, 30);
  const sizes = async () =>
    Promise.all([0, 1].map(async (each) => (await context.store.partition(each).size(0)).states));
  await until(async () => (await sizes()).reduce((sum, size) => sum + size, 0) === 30);
  await pipeline.stop();
  return { context, sizes: await sizes() };
}

test('of a small deployment all buyers are taken, in days up to the instant', async () => {
  const { context, sizes } = await aShop();

  const buyers = await sampleBuyers(context, testDeployment, start + 40 * DAY, standardFold);

  expect(Math.min(...sizes)).toBeGreaterThan(0);
  expect([...buyers.TDays].sort((left, right) => left - right)).toEqual(
    Array.from({ length: 30 }, (_, at) => 11 + at),
  );
  expect([...new Set(buyers.meanMinor)]).toEqual([2_000]);
});

test('of a larger one so many, from each partition by its share', async () => {
  const { context, sizes } = await aShop();

  const buyers = await sampleBuyers(context, testDeployment, start + 40 * DAY, standardFold, 10);

  const expected = sizes.map((size) => Math.floor(size / 3)).reduce((sum, size) => sum + size, 0);
  expect(buyers.n).toHaveLength(expected);
  expect(new Set(buyers.TDays).size).toBe(expected);
});

test('a state that cannot be read is told with its partition', async () => {
  const context = memoryContext();
  const states = [['ada', Buffer.from('no state')] as const];
  await context.store
    .partition(1)
    .write({ expected: undefined, next: 1, states, dues: [], fields: [], counts: [] });

  await expect(sampleBuyers(context, testDeployment, start, standardFold)).rejects.toMatchObject({
    code: 'store-corrupt',
    message: expect.stringContaining('in partition 1'),
  });
});
