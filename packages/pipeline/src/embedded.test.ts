import { DAY, type Frame, retail } from '@tidemark/core';
import {
  churnAlertSchema,
  customerEventsBlockSchema,
  type Purchase,
  purchaseSchema,
  segmentChangedSchema,
} from '@tidemark/schemas';
import {
  createMemoryLog,
  createMemoryRegistry,
  createMemoryStore,
  createMetrics,
  createSilentLogger,
  createWireDecoder,
  openWireEncoder,
  type ServiceContext,
} from '@tidemark/stream';
import { expect, test } from 'vitest';
import { startEmbedded } from './embedded.ts';

const start = Date.parse('2026-01-01T12:00:00Z');
const timing = { now: () => start + 1_000 * DAY, wait: async () => undefined };

const frame: Frame = {
  deployment: 'test',
  partitions: 2,
  zone: { name: 'UTC', initialOffsetMs: 0, transitions: [] },
  currencies: ['EUR'],
  daysKept: 730,
  goLive: 0,
  time: 'simulated',
};

function memoryContext(): ServiceContext {
  return {
    deployment: 'test',
    topicPrefix: '',
    log: createMemoryLog({ timing }),
    store: createMemoryStore(),
    registry: createMemoryRegistry(),
    timing: { ...timing, wait: (_, signal) => new Promise((done) => signal?.addEventListener('abort', () => done())) },
    logger: createSilentLogger(),
    metrics: createMetrics(),
  };
}

test('an order comes in, a segment change goes out, and silence fires by itself', async () => {
  const context = memoryContext();
  const pipeline = await startEmbedded(context, { frame, policy: retail });
  const appender = await context.log.openAppender();
  const { registry } = context;
  const purchase: Purchase = {
    eventId: 'o-1',
    customerId: 'ada',
    orderId: null,
    occurredAt: start,
    kind: 'PURCHASE',
    amountMinor: 2_000,
    currency: 'EUR',
    channel: null,
    source: null,
    customerType: null,
  };
  const purchases = await openWireEncoder({ registry, subject: 'purchases-value', codec: purchaseSchema });
  const blocks = await openWireEncoder({ registry, subject: 'customer-events-value', codec: customerEventsBlockSchema });

  await appender.append([{ topic: 'purchases', partition: 1, key: null, value: purchases.encode(purchase) }]);
  await until(async () => (await context.log.committed('test.purchases', 'purchases')).get(1)?.offset === 1);
  const tick = blocks.encode({ origins: [], entries: [{ type: 'Tick', at: start + 60 * DAY }] });
  for (const partition of [0, 1]) await appender.append([{ topic: 'customer-events', partition, key: null, value: tick }]);
  await until(async () => (await outputs(context)).length >= 3);
  await pipeline.stop();

  const said = await outputs(context);
  expect(said.map(({ sequence, at, cause }) => [sequence, at - start, cause.kind])).toEqual([
    [1, 0, 'PURCHASE'],
    [2, 30 * DAY, 'SILENCE'],
    [3, 60 * DAY, 'SILENCE'],
  ]);
});

/** Lets everything that can run in memory run, until the condition holds. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 10_000; round++) {
    if (await condition()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('the condition did not come to hold');
}

async function outputs(context: ServiceContext) {
  const { registry, log } = context;
  const said = [];
  for (const [topic, codec] of [
    ['segment-changes', segmentChangedSchema],
    ['churn-alerts', churnAlertSchema],
  ] as const) {
    const decoder = createWireDecoder({ registry, codec: codec as typeof churnAlertSchema, now: timing.now });
    for (const { partition } of (await log.bounds(topic)) ?? []) {
      for await (const record of log.read({ topic, partition, from: 0, isolation: 'read_committed' })) {
        await decoder.prepare([record.value]);
        const decoded = decoder.decode(record.value);
        if (decoded.ok) said.push(decoded.value);
      }
    }
  }
  return said.sort((left, right) => left.sequence - right.sequence);
}
