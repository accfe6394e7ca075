import { dayStart, localDay, retail } from '@tidemark/core';
import { createSystemTiming } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { openReadOutputs } from '../../packages/operations/src/outputs/read-outputs.ts';
import { driveDays } from '../../packages/simulation/src/driving/driver.ts';
import { openEmbedded } from '../../packages/simulation/src/embedded/embedded.ts';
import { replayHistory } from '../../packages/simulation/src/replay/fold/replay-history.ts';
import { historyOf } from '../../packages/simulation/src/replay/history/history.ts';
import { daysOf } from '../../packages/simulation/src/shop/days-of.ts';
import { byOccurrence, type ShopEvent } from '../../packages/simulation/src/shop/shop-event.ts';
import { simulateShop } from '../../packages/simulation/src/shop/simulate-shop.ts';
import { chainsOf, lineOf } from '../support/fold-log.ts';
import { utc } from '../support/simulated-deployment.ts';

const DAYS = 120;
const startAt = Date.UTC(2025, 0, 1);

test('a replay publishes, in its order, what the pipeline publishes of the same history', async () => {
  const shop = { seed: 'replay', customers: 150, startAt, days: DAYS, zone: utc, currency: 'EUR' };
  const events = [...simulateShop(shop)].flatMap((day) => day.events).sort(byOccurrence);
  const until = dayStart(utc, localDay(utc, events.at(-1)!.occurredAt) + 1);
  const days = [...daysUntil(events, until), { date: 'the end', events: [], tickAt: until }];
  const timing = createSystemTiming();
  await using deployment = await openedEmbedded(timing);
  const { context, advanceTo } = deployment;
  const { signal } = new AbortController();
  const driven = { context, days, speed: 0, pollEveryMs: 0, timing, signal, onStep: advanceTo };
  for await (const _ of driveDays(driven));
  const published = chainsOf(await openReadOutputs(context, timing)());

  const rules = { policy: retail, calibrating: { by: 'policy' }, zone: utc, currencies: ['EUR'] } as const;
  const { outputs } = replayHistory(historyOf(events, until), rules);

  const replayed = Map.groupBy(outputs, ({ customerId }) => customerId);
  const lines = [...replayed].map(
    ([id, chain]) => [id, chain.map(({ output }) => lineOf(id, output))] as const,
  );
  expect(outputs.length).toBeGreaterThan(500);
  expect(outputs.map(({ output }) => output.at)).toEqual(
    outputs.map(({ output }) => output.at).toSorted((left, right) => left - right),
  );
  expect(new Map(lines)).toEqual(published);
});

function* daysUntil(events: readonly ShopEvent[], until: number) {
  for (const day of daysOf(events, utc)) {
    if (day.tickAt >= until) return;
    yield day;
  }
}

async function openedEmbedded(timing: ReturnType<typeof createSystemTiming>) {
  const deployment = await openEmbedded({ zone: utc, currency: 'EUR', startAt, timing });
  return { ...deployment, [Symbol.asyncDispose]: () => deployment.stop() };
}
