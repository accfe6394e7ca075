import {
  DAY,
  dayStart,
  decodeState,
  type EpochMs,
  localDay,
  nextDue,
  type Rules,
  retail,
  type ZoneTable,
} from '@tidemark/core';
import { zoneTransitions } from '@tidemark/pipeline';
import { createSystemTiming, type ServiceContext } from '@tidemark/stream';
import { expect, test } from 'vitest';
import type { PublishedOutput } from '../../packages/operations/src/outputs/published-output.ts';
import { openReadOutputs } from '../../packages/operations/src/outputs/read-outputs.ts';
import { driveDays } from '../../packages/simulation/src/driving/driver.ts';
import { type EmbeddedDeployment, openEmbedded } from '../../packages/simulation/src/embedded/embedded.ts';
import { toCustomerEvent } from '../../packages/simulation/src/replay/history/to-customer-event.ts';
import type { ShopDay } from '../../packages/simulation/src/shop/shop-day.ts';
import { simulateShop } from '../../packages/simulation/src/shop/simulate-shop.ts';
import { type LogStep, oracle } from '../oracle/fold/oracle.ts';
import { chainsOf, lineOf } from '../support/fold-log.ts';

const timing = createSystemTiming();
const { signal } = new AbortController();
const startAt = Date.parse('2025-02-10T00:00:00+01:00');
/** The clocks are set twice while everybody is silent. */
const zone = aroundTheStart(zoneTransitions('Europe/Berlin'));
/** Longer than every limit and window of the preset: after it nothing is left to be published of anybody. */
const SILENT_DAYS = 400;
const EVENT_DAYS = 45;

function aroundTheStart({ name, transitions }: ZoneTable): ZoneTable {
  const later = transitions.filter(({ at }) => at > startAt - 30 * DAY && at < startAt + 900 * DAY);
  return { name, initialOffsetMs: 3_600_000, transitions: later };
}

const shop = [
  ...simulateShop({ seed: 'silences', customers: 100, startAt, days: EVENT_DAYS, zone, currency: 'EUR' }),
];
const deployment = {
  id: 'demo',
  partitions: 4,
  zone,
  currencies: ['EUR'],
  daysKept: 730,
  goLive: 0,
  time: 'simulated',
} as const;
const rules: Rules = {
  deployment,
  list: [{ policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy: retail }],
};

/** Days without events, each with its tick at the very midnight that ends it. */
function silentDays(): readonly ShopDay[] {
  const first = localDay(zone, shop.at(-1)!.tickAt) + 1;
  return Array.from({ length: SILENT_DAYS }, (_, index) => ({
    date: `silent-${index}`,
    events: [],
    tickAt: dayStart(zone, first + index + 1),
  }));
}

/** What the brute force publishes of each customer: events and the ticks between them in delivery's order, then silence. */
function expectedChains(days: readonly ShopDay[], until: EpochMs): ReadonlyMap<string, readonly string[]> {
  const customers = new Set(days.flatMap(({ events }) => events.map(({ customerId }) => customerId)));
  return new Map(
    [...customers].map((id) => {
      const steps: readonly LogStep[] = days.flatMap(({ events, tickAt }) => [
        ...events
          .filter(({ customerId }) => customerId === id)
          .map((event) => ({ kind: 'event' as const, event: toCustomerEvent(event) })),
        ...(tickAt < until ? [{ kind: 'tick' as const, at: tickAt }] : []),
      ]);
      return [id, oracle(steps, rules, until).outputs.map((output) => lineOf(id, output))];
    }),
  );
}

async function driveThrough(
  { context, advanceTo }: Pick<EmbeddedDeployment, 'context' | 'advanceTo'>,
  days: readonly ShopDay[],
): Promise<void> {
  const options = { context, days, speed: 0, pollEveryMs: 0, timing, signal, onStep: advanceTo };
  for await (const _ of driveDays(options));
}

async function withDriven<T>(
  days: readonly ShopDay[],
  then: (deployment: EmbeddedDeployment, outputs: PublishedOutput[]) => Promise<T>,
): Promise<T> {
  const deployment = await openEmbedded({ zone, currency: 'EUR', startAt, timing });
  const { context } = deployment;
  try {
    await driveThrough(deployment, days);
    return await then(deployment, [...(await openReadOutputs(context, timing)())]);
  } finally {
    await deployment.stop();
  }
}

test('ticked at every local midnight, the pipeline publishes what the brute force publishes', async () => {
  const silent = silentDays();
  const outputs = await withDriven([...shop, ...silent], async (_, published) => published);

  expect(outputs.filter(({ cause }) => cause.kind === 'SILENCE').length).toBeGreaterThan(200);
  expect(chainsOf(outputs)).toEqual(expectedChains(shop, silent.at(-1)!.tickAt));
});

test('ticked once, at the end of all, the pipeline publishes what the brute force publishes', async () => {
  const tickAt = silentDays().at(-1)!.tickAt;
  const once = [{ date: 'all', events: shop.flatMap(({ events }) => events), tickAt }];
  const outputs = await withDriven(once, async (_, published) => published);

  expect(chainsOf(outputs)).toEqual(expectedChains(once, tickAt));
});

/** When something is next due to be published of each customer, by core's own reckoning from the stored states. */
async function dues({ store }: ServiceContext): Promise<ReadonlyMap<string, EpochMs>> {
  const found = new Map<string, EpochMs>();
  for (let partition = 0; partition < deployment.partitions; partition++) {
    for await (const [id, bytes] of store.partition(partition).scan()) {
      const due = nextDue(decodeState(bytes), rules);
      if (due !== undefined) found.set(id, due);
    }
  }
  return found;
}

test('a tick at a due publishes that silence, a tick a millisecond earlier publishes nothing', async () => {
  let instants = 0;
  await withDriven(shop, async ({ context, advanceTo }) => {
    const readOutputs = openReadOutputs(context, timing);
    await readOutputs();
    const tickAt = async (at: EpochMs) => {
      const days = [{ date: 'silent', events: [], tickAt: at }];
      await driveThrough({ context, advanceTo }, days);
      return await readOutputs();
    };

    for (let next = await dues(context); next.size > 0; next = await dues(context)) {
      const due = Math.min(...next.values());
      expect(await tickAt(due - 1)).toEqual([]);
      const published = await tickAt(due);
      const dueCustomers = [...next].filter(([, at]) => at === due).map(([id]) => id);
      expect(new Set(published.map(({ customerId }) => customerId))).toEqual(new Set(dueCustomers));
      expect(published.every(({ at, cause }) => at === due && cause.kind === 'SILENCE')).toBe(true);
      instants += 1;
    }
  });

  expect(instants).toBeGreaterThan(150);
});
