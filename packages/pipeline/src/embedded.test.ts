import { DAY, retail } from '@tidemark/core';
import { segmentChangedSchema } from '@tidemark/schemas';
import { createWireDecoder } from '@tidemark/stream';
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
  testFrame,
  until,
} from './memory-context.fixture.ts';

test('an order comes in, a segment change goes out, and silence fires by itself', async () => {
  const context = memoryContext();
  const pipeline = await startEmbedded(context, { frame: testFrame, policy: retail });

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
  const said = records.map(({ value }) => decoder.decode(value));
  expect(said).toMatchObject([
    {
      value: {
        sequence: 1,
        at: start,
        cause: { kind: 'PURCHASE', eventId: 'o-1' },
        changes: [
          { dimension: 'rfm', from: null, to: 'new_customers' },
          { dimension: 'lifecycle', from: null, to: 'new' },
        ],
      },
    },
    { value: { sequence: 2, at: start + 30 * DAY, cause: { kind: 'SILENCE' } } },
    { value: { sequence: 3, at: start + 60 * DAY, cause: { kind: 'SILENCE' } } },
  ]);
  expect(String(records[0]?.key)).toBe('ada');
  expect(String(records[1]?.headers['ce_id'])).toBe('ada:2');
  expect(String(records[1]?.headers['ce_time'])).toBe('2026-01-31T12:00:00.000Z');
});
