import { createSystemTiming } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { driveDays } from '../../../simulation/src/driving/driver.ts';
import { type EmbeddedDeployment, openEmbedded } from '../../../simulation/src/embedded/embedded.ts';
import { simulateShop } from '../../../simulation/src/shop/simulate-shop.ts';
import { followOutputs } from './follow-outputs.ts';
import { openOutputReader } from './output-reader.ts';
import { byInstant, type PublishedOutput } from './published-output.ts';

const startAt = Date.parse('2025-01-01T00:00:00Z');
const zone = { name: 'UTC', initialOffsetMs: 0, transitions: [] } as const;
const currency = 'USD';
const timing = createSystemTiming();

/** A shop in memory that is driven through days one after the other. */
async function aShop() {
  const deployment: EmbeddedDeployment = await openEmbedded({ zone, currency, startAt, timing });
  const days = simulateShop({ seed: 'outputs', customers: 20, startAt, days: 60, zone, currency });
  const { signal } = new AbortController();
  const { context, advanceTo: onStep } = deployment;
  const driven = driveDays({ context, days, speed: 0, pollEveryMs: 0, timing, signal, onStep });
  return {
    context,
    drive: async (count: number) => {
      for (let day = 0; day < count; day++) await driven.next();
    },
    [Symbol.asyncDispose]: async () => {
      await driven.return(undefined);
      await deployment.stop();
    },
  };
}

const idsOf = (outputs: readonly PublishedOutput[]) => outputs.map(({ eventId }) => eventId).toSorted();

test('stretches come to the same outputs as one read of all, each once and in order', async () => {
  await using shop = await aShop();
  await shop.drive(40);
  const whole = openOutputReader(shop.context, { timing, from: 'earliest' });
  await whole.look();
  const bit = openOutputReader(shop.context, { timing, from: 'earliest' });
  await bit.look();

  const all = (await whole.next(Number.POSITIVE_INFINITY))!;
  const stretches: (readonly PublishedOutput[])[] = [];
  for (let next = await bit.next(7); next !== undefined; next = await bit.next(7)) stretches.push(next);

  expect(all.length).toBeGreaterThan(20);
  expect(all).toEqual(all.toSorted(byInstant));
  expect(stretches.length).toBeGreaterThan(2);
  expect(idsOf(stretches.flat())).toEqual(idsOf(all));
  expect(await whole.next(Number.POSITIVE_INFINITY)).toBeUndefined();
});

test('who begins at the latest reads what is published after the first look alone', async () => {
  await using shop = await aShop();
  await shop.drive(20);
  const all = openOutputReader(shop.context, { timing, from: 'earliest' });
  await all.look();
  const before = idsOf((await all.next(Number.POSITIVE_INFINITY)) ?? []);
  const latest = openOutputReader(shop.context, { timing, from: 'latest' });
  await latest.look();

  const atOnce = await latest.next(Number.POSITIVE_INFINITY);
  await shop.drive(20);
  await latest.look();
  await all.look();
  const after = await latest.next(Number.POSITIVE_INFINITY);

  expect(before).not.toEqual([]);
  expect(atOnce).toBeUndefined();
  expect(after).toEqual(await all.next(Number.POSITIVE_INFINITY));
});

test('who follows to the end that there is gets everything and stops', async () => {
  await using shop = await aShop();
  await shop.drive(30);
  const whole = openOutputReader(shop.context, { timing, from: 'earliest' });
  await whole.look();
  const { signal: enough } = new AbortController();

  const followed = await Array.fromAsync(
    followOutputs(shop.context, { from: 'earliest', isEndless: false, enough }),
  );

  expect(idsOf(followed.flat())).toEqual(idsOf((await whole.next(Number.POSITIVE_INFINITY))!));
});
