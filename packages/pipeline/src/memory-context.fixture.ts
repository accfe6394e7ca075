import { DAY, type DeploymentConfig, type EpochMs } from '@tidemark/core';
import { type Block, customerEventsBlockSchema, type Purchase, purchaseSchema } from '@tidemark/schemas';
import {
  createMemoryContext,
  createWireDecoder,
  type LogRecord,
  openWireEncoder,
  type ServiceContext,
} from '@tidemark/stream';
import type { PipelineContext } from './metrics/pipeline-context.ts';
import { PIPELINE_METRICS } from './metrics/pipeline-metrics.ts';

export const start: EpochMs = Date.parse('2026-01-01T12:00:00Z');

const timing = { now: () => start + 1_000 * DAY, wait: aTurn };

/** Gives everything else its turn. */
async function aTurn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

export const testDeployment: DeploymentConfig = {
  id: 'test',
  partitions: 2,
  zone: { name: 'UTC', initialOffsetMs: 0, transitions: [] },
  currencies: ['EUR'],
  daysKept: 730,
  goLive: 0,
  time: 'simulated',
};

/** Everything that a service may use, in memory. */
export function memoryContext(): PipelineContext {
  return createMemoryContext({ deployment: 'test', timing, metrics: PIPELINE_METRICS });
}

/** A purchase of ada's for 20.00 EUR at `start`, but for what the test says. */
export function aPurchase(differences: Partial<Purchase> = {}): Purchase {
  return {
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
    ...differences,
  };
}

/** Appends record values to partition 0 of `purchases`: framed purchases, or bytes as they are. */
export async function appendPurchases(
  { log, registry }: ServiceContext,
  values: readonly (Purchase | Buffer)[],
): Promise<void> {
  const encoder = await openWireEncoder({ registry, subject: 'purchases-value', codec: purchaseSchema });
  const appender = await log.openAppender();
  await appender.append(
    values.map((value) => ({
      topic: 'purchases',
      partition: 0,
      key: null,
      value: Buffer.isBuffer(value) ? value : encoder.encode(value),
    })),
  );
}

/** Appends a tick to both partitions of the log. */
export async function appendTick({ log, registry }: ServiceContext, at: EpochMs): Promise<void> {
  const subject = 'customer-events-value';
  const encoder = await openWireEncoder({ registry, subject, codec: customerEventsBlockSchema });
  const value = encoder.encode({ origins: [], entries: [{ type: 'Tick', at }] });
  const appender = await log.openAppender();
  await appender.append(
    [0, 1].map((partition) => ({ topic: 'customer-events', partition, key: null, value })),
  );
}

/** Every record of a topic, partition after partition, as read_committed consumers see them. */
export async function recordsOf({ log }: ServiceContext, topic: string): Promise<readonly LogRecord[]> {
  const records: LogRecord[] = [];
  for (const { partition, start: from } of (await log.bounds(topic)) ?? []) {
    for await (const record of log.read({ topic, partition, from, isolation: 'read_committed' }))
      records.push(record);
  }
  return records;
}

/** The blocks of the internal log, deployment and policy included. */
export async function blocksOf(context: ServiceContext): Promise<readonly Block[]> {
  const { registry } = context;
  const decoder = createWireDecoder({ registry, codec: customerEventsBlockSchema, now: timing.now });
  const records = await recordsOf(context, 'customer-events');
  await decoder.prepare(records.map(({ value }) => value));
  return records.flatMap(({ value }) => {
    const decoded = decoder.decode(value);
    return decoded.ok ? [decoded.value] : [];
  });
}

/** Lets everything that can run run, until the condition holds. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (let round = 0; round < 10_000; round++) {
    if (await condition()) return;
    await aTurn();
  }
  throw new Error('the condition did not come to hold');
}

/** Waits until the purchases intake has committed `offset` in partition 0. */
export async function purchasesCarriedOver({ log }: ServiceContext, offset: number): Promise<void> {
  await until(async () => (await log.committed('test.purchases', 'purchases')).get(0)?.offset === offset);
}
