import { expect, test } from 'vitest';
import { aShopOf } from './buyers.fixture.ts';
import { fitInWorker } from './fit-in-worker.ts';
import { type FitRequest, fitModels } from './fit-models.ts';

const inForce = { purchase: null, spend: null };

test('another thread fits what this one would, and this one goes on meanwhile', async () => {
  const expected = fitModels({ buyers: aShopOf(1_000), inForce });
  const buyers = aShopOf(1_000);
  let turns = 0;
  const turning = setInterval(() => turns++);

  const fitted = await fitInWorker({ buyers, inForce });
  clearInterval(turning);

  expect(fitted).toEqual(expected);
  expect(turns).toBeGreaterThan(10);
  // Handed over, not copied.
  expect(buyers.x).toHaveLength(0);
});

test('what it throws there is thrown here', async () => {
  const damaged = { buyers: aShopOf(600) } as unknown as FitRequest;

  await expect(fitInWorker(damaged)).rejects.toThrow(/purchase/);
});
