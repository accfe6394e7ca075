import { fitModels, type ModelsInForce, noModels, type SampledBuyer } from '@tidemark/core';
import { expect, test } from 'vitest';
import { aShopOf } from './buyers.fixture.ts';
import { fitInWorker } from './fit-in-worker.ts';

const inForce: ModelsInForce = { policy: { purchase: null, spend: null }, scorecard: noModels };

test('another thread fits what this one would, and this one goes on meanwhile', async () => {
  const buyers = aShopOf(1_000);
  let turns = 0;
  const turning = setInterval(() => turns++);

  const fits = await fitInWorker(buyers, inForce);
  clearInterval(turning);

  expect(fits.models.purchase).toMatchObject({ customers: 1_000 });
  expect(fits).toEqual(fitModels(buyers, inForce));
  expect(turns).toBeGreaterThan(10);
});

test('what it throws there is thrown here', async () => {
  const damaged = Array.from({ length: 500 }, () => null) as unknown as readonly SampledBuyer[];

  await expect(fitInWorker(damaged, inForce)).rejects.toThrow(TypeError);
});
