import { DAY, decodeState, retail, type State } from '@tidemark/core';
import { segmentChangedSchema } from '@tidemark/schemas';
import { createWireDecoder, type ServiceContext } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { startEmbedded } from './embedded.ts';
import {
  aPurchase,
  appendPurchases,
  appendTick,
  memoryContext,
  purchasesCarriedOver,
  recordsOf,
  start,
  testDeployment,
  until,
} from './memory-context.fixture.ts';

test('an order comes in, a segment change goes out, and silences and follow-ups fire by themselves', async () => {
  const context = memoryContext();
  const pipeline = await startEmbedded(context, { deployment: testDeployment, policy: retail });

  await appendPurchases(context, [aPurchase()]);
  await purchasesCarriedOver(context, 1);
  await appendTick(context, start + 60 * DAY);
  await until(async () => (await recordsOf(context, 'segment-changes')).length === 3);
  await pipeline.stop();

  const records = await recordsOf(context, 'segment-changes');
  const decoder = createWireDecoder({
    registry: context.registry,
    codec: segmentChangedSchema,
    now: context.timing.now,
  });
  await decoder.prepare(records.map(({ value }) => value));
  const published = records.map(({ value }) => decoder.decode(value));
  expect(published).toMatchObject([
    {
      value: {
        sequence: 1,
        at: start,
        cause: { kind: 'PURCHASE', eventId: 'o-1' },
        changes: [
          { dimension: 'rfm', from: null, to: 'new_customers' },
          { dimension: 'lifecycle', from: null, to: 'new' },
          { dimension: 'value', from: null, to: 'low' },
          { dimension: 'engagement', from: null, to: 'active' },
          { dimension: 'satisfaction', from: null, to: 'unknown' },
          { dimension: 'source', from: null, to: 'unknown' },
        ],
      },
    },
    { value: { sequence: 3, at: start + 30 * DAY, cause: { kind: 'SILENCE' } } },
    { value: { sequence: 4, at: start + 60 * DAY, cause: { kind: 'SILENCE' } } },
  ]);
  expect(String(records[0]?.key)).toBe('ada');
  expect(String(records[1]?.headers['ce_id'])).toBe('ada:3');
  expect(String(records[1]?.headers['ce_time'])).toBe('2026-01-31T12:00:00.000Z');
  const [welcome, ...rest] = await recordsOf(context, 'follow-ups');
  expect(rest).toEqual([]);
  expect(String(welcome?.headers['ce_id'])).toBe('ada:2');
  expect(String(welcome?.headers['ce_type'])).toBe('tidemark.followup.due.v1');
  expect(String(welcome?.headers['ce_time'])).toBe('2026-01-03T12:00:00.000Z');
});

test('what one customer does on the web, in the app, in a shop and by phone is one state, whatever its currency', async () => {
  const context = memoryContext();
  const policy = { ...retail, rates: { USD: 0.5 } };
  const pipeline = await startEmbedded(context, {
    deployment: { ...testDeployment, currencies: ['EUR', 'USD'] },
    policy,
  });

  await appendPurchases(
    context,
    ['web', 'app', 'shop-12', 'phone'].map((channel, index) =>
      aPurchase({
        eventId: channel,
        channel,
        occurredAt: start + index * DAY,
        currency: index % 2 === 0 ? 'EUR' : 'USD',
      }),
    ),
  );
  await purchasesCarriedOver(context, 4);
  await until(async () => (await storedStates(context)).get('ada')?.purchases === 4);
  await pipeline.stop();

  const states = await storedStates(context);
  expect([...states.keys()]).toEqual(['ada']);
  expect(states.get('ada')).toMatchObject({ purchaseDays: 4, moneyMinor: 2 * 2_000 + 2 * 1_000 });
});

async function storedStates({ store }: ServiceContext): Promise<ReadonlyMap<string, State>> {
  const states = new Map<string, State>();
  for (let partition = 0; partition < testDeployment.partitions; partition++) {
    for await (const [id, bytes] of store.partition(partition).scan()) states.set(id, decodeState(bytes));
  }
  return states;
}
