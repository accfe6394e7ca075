import {
  advance,
  apply,
  emptyState,
  type Output,
  type Rules,
  retail,
  type State,
  type ZoneTable,
} from '@tidemark/core';
import { byInstant, openReadOutputs, type PublishedOutput } from '@tidemark/operations';
import { createSystemTiming, deadLetterTopic } from '@tidemark/stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedDeployment, openEmbedded } from '../embedded/embedded.ts';
import { toCustomerEvent } from '../replay/history/to-customer-event.ts';
import type { ShopDay } from '../shop/shop-day.ts';
import { simulateShop } from '../shop/simulate-shop.ts';
import { driveDays } from './driver.ts';

const zone: ZoneTable = { name: 'UTC', initialOffsetMs: 0, transitions: [] };
const startAt = Date.UTC(2025, 0, 1);
const timing = createSystemTiming();
const shop = [...simulateShop({ seed: 'driver', customers: 60, startAt, days: 150, zone, currency: 'USD' })];

let deployment: EmbeddedDeployment;
const byDay: (readonly PublishedOutput[])[] = [];

beforeAll(async () => {
  deployment = await openEmbedded({ zone, currency: 'USD', startAt, timing });
  const readOutputs = openReadOutputs(deployment.context, timing);
  for await (const _ of driveDays({
    context: deployment.context,
    days: shop,
    speed: 0,
    pollEveryMs: 0,
    timing,
    signal: new AbortController().signal,
    onStep: deployment.advanceTo,
  })) {
    byDay.push(await readOutputs());
  }
});
afterAll(() => deployment.stop());

describe('driving days through the pipeline', () => {
  test('publishes what the fold publishes of each customer, in order', () => {
    const expected = foldAlone(shop);

    expect(expected.length).toBeGreaterThan(300);
    const delivered = byDay
      .flat()
      .map(({ customerId, sequence, at, type, cause }) => ({ customerId, sequence, at, type, cause }));
    expect(Object.groupBy(delivered, ({ customerId }) => customerId)).toEqual(
      Object.groupBy(expected, ({ customerId }) => customerId),
    );
  });

  test('a day is complete when it is yielded: nothing of it comes later', () => {
    for (const [i, outputs] of byDay.entries()) {
      const { tickAt } = shop[i]!;
      expect(outputs.every(({ at }) => at <= tickAt)).toBe(true);
      expect(outputs).toEqual([...outputs].sort(byInstant));
    }
    const silences = byDay.flatMap((outputs, i) =>
      outputs.filter(({ cause, at }) => cause.kind === 'SILENCE' && at <= (shop[i - 1]?.tickAt ?? 0)),
    );
    expect(silences).toEqual([]);
  });

  test('nothing is dead: no event seems to come from the future', async () => {
    for (const topic of ['purchases', 'interactions', 'feedback']) {
      const bounds = await deployment.context.log.bounds(deadLetterTopic(topic));
      expect(bounds!.every(({ start, end }) => start === end)).toBe(true);
    }
  });

  test('stops between two steps when its signal is aborted', async () => {
    const stop = new AbortController();
    const days = driveDays({
      context: deployment.context,
      days: shop.slice(0, 1),
      speed: 0,
      pollEveryMs: 0,
      timing,
      signal: stop.signal,
    });
    stop.abort(new Error('enough'));

    await expect(days.next()).rejects.toThrow('enough');
  });
});

/** The same days by core alone. */
function foldAlone(days: readonly ShopDay[]) {
  const deployment = {
    id: 'demo',
    partitions: 4,
    zone,
    currencies: ['USD'],
    daysKept: 730,
    goLive: 0,
    time: 'simulated',
  } as const;
  const rules: Rules = {
    deployment,
    list: [{ policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy: retail }],
  };
  const states = new Map<string, State>();
  const published: Pick<PublishedOutput, 'customerId' | 'sequence' | 'at' | 'type' | 'cause'>[] = [];
  const note = (customerId: string, state: State, outputs: readonly Output[]) => {
    states.set(customerId, state);
    for (const { sequence, at, type, cause } of outputs)
      published.push({ customerId, sequence, at, type, cause });
  };
  for (const { events, tickAt } of days) {
    for (const event of events) {
      const { state, outputs } = apply(
        states.get(event.customerId) ?? emptyState(event.customerId),
        toCustomerEvent(event),
        rules,
      );
      note(event.customerId, state, outputs);
    }
    for (const [customerId, before] of states) {
      const { state, outputs } = advance(before, tickAt, rules);
      note(customerId, state, outputs);
    }
  }
  return published;
}
