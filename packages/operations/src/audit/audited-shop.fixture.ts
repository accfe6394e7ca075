import { type Policy, retail } from '@tidemark/core';
import { deploymentWith, PIPELINE_METRICS, startEmbedded } from '@tidemark/pipeline';
import {
  createMemoryContext,
  createSystemTiming,
  type LogRecord,
  type ServiceContext,
} from '@tidemark/stream';
import { driveDays } from '../../../simulation/src/driving/driver.ts';
import { createSimulatedClock } from '../../../simulation/src/driving/simulated-clock.ts';
import { simulateShop } from '../../../simulation/src/shop/simulate-shop.ts';
import { committedRecords } from '../topics/committed-records.ts';
import { auditDeployment } from './audit-deployment.ts';
import type { AuditFault } from './audit-fault.ts';

const zone = { name: 'UTC', initialOffsetMs: 0, transitions: [] } as const;
const startAt = Date.parse('2025-01-01T00:00:00Z');
const wallClock = createSystemTiming();

interface ShopSettings {
  readonly limits?: Policy['limits'];
  /** When the segmenter is waited for: seldom gives large batches. */
  readonly settles?: 'each-day' | 'at-end';
}

/** A shop's deployment in memory after `days` days, its services stopped. */
export async function aShop(
  days = 60,
  { limits = retail.limits, settles = 'each-day' }: ShopSettings = {},
): Promise<ServiceContext> {
  const { timing, advanceTo: onStep } = createSimulatedClock(startAt, wallClock);
  const context = createMemoryContext({ deployment: 'audited', timing, metrics: PIPELINE_METRICS });
  const currency = 'USD';
  const base = { id: 'audited', partitions: 4, currencies: [currency], goLive: 0 };
  const deployment = deploymentWith({ ...base, zone, time: 'simulated' });
  const pipeline = await startEmbedded(context, { deployment, policy: { ...retail, limits } });
  const shop = simulateShop({ seed: 'audit', customers: 60, startAt, days, zone, currency });
  const { signal } = new AbortController();
  const driven = { context, days: shop, speed: 0, pollEveryMs: 0, timing: wallClock, signal, onStep };
  for await (const _ of driveDays({ ...driven, settles }));
  await pipeline.stop();
  return context;
}

/** Everything that an audit of every customer finds wrong. */
export async function faultsOf(context: ServiceContext): Promise<readonly AuditFault[]> {
  const report = await auditDeployment(context, { sample: undefined, onFolded: () => undefined });
  return report.partitions.flatMap(({ faults }) => faults.first);
}

/** The published records of a topic, the partition with the most of them. */
export async function publishedIn({ log }: ServiceContext, topic: string): Promise<readonly LogRecord[]> {
  const records = await Array.fromAsync(committedRecords(log, topic));
  const partitions = [...Map.groupBy(records, ({ partition }) => partition).values()];
  return partitions.toSorted((left, right) => right.length - left.length)[0] ?? [];
}
