import { DAY, retail } from '@tidemark/core';
import { deploymentWith, startEmbedded } from '@tidemark/pipeline';
import { createSystemTiming } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { openReadOutputs } from '../../packages/operations/src/outputs/read-outputs.ts';
import { driveDays } from '../../packages/simulation/src/driving/driver.ts';
import type { ShopDay } from '../../packages/simulation/src/shop/shop-day.ts';
import { injectedServers } from '../support/injected-servers.ts';
import { openRealContext } from '../support/real-context.ts';

const start = Date.parse('2025-01-01T12:00:00Z');
const servers = injectedServers();

function day(index: number, events: ShopDay['events']): ShopDay {
  const at = start + index * DAY;
  return { date: new Date(at).toISOString().slice(0, 10), events, tickAt: at + DAY / 2 - 1 };
}

test('on real servers an order comes in, a segment change goes out, and silence fires by itself, and asks for a welcome', async () => {
  await using context = await openRealContext('spine', servers);
  const deployment = deploymentWith({
    id: 'spine',
    partitions: 2,
    zone: { name: 'UTC', initialOffsetMs: 0, transitions: [] },
    currencies: ['EUR'],
    goLive: 0,
    time: 'simulated',
  });
  const pipeline = await startEmbedded(context, { deployment, policy: retail });
  const purchase = {
    type: 'purchase',
    eventId: 'o-1',
    customerId: 'ada',
    occurredAt: start,
    amountMinor: 2_000,
    currency: 'EUR',
    orderId: null,
    channel: null,
    source: null,
    customerType: null,
    index: 0,
  } as const;
  const days = [day(0, [purchase]), ...Array.from({ length: 61 }, (_, index) => day(index + 1, []))];
  const timing = createSystemTiming();
  const signal = new AbortController().signal;

  const readOutputs = openReadOutputs(context, timing);
  for await (const _ of driveDays({ context, days, speed: 0, pollEveryMs: 2, timing, signal }));
  const published = await readOutputs();
  await pipeline.stop();

  expect(published.map(({ sequence, at, cause }) => [sequence, (at - start) / DAY, cause.kind])).toEqual([
    [1, 0, 'PURCHASE'],
    [2, 2, 'SILENCE'],
    [3, 30, 'SILENCE'],
    [4, 60, 'SILENCE'],
  ]);
  expect(published[1]).toMatchObject({ type: 'follow-up-due', plan: 'welcome', channel: 'email', number: 1 });
});
