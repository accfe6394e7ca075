import { createSystemTiming, type LogRecord, type ServiceContext } from '@tidemark/stream';
import { driveDays } from '../demo/driver.ts';
import { openEmbedded } from '../demo/embedded.ts';
import { simulateShop } from '../shop/simulate-shop.ts';
import { auditDeployment } from './audit-deployment.ts';
import type { AuditFault } from './audit-fault.ts';

const zone = { name: 'UTC', initialOffsetMs: 0, transitions: [] } as const;

/** A shop's deployment in memory after `days` days, its services stopped. */
export async function aShop(days = 60): Promise<ServiceContext> {
  const startAt = Date.parse('2025-01-01T00:00:00Z');
  const timing = createSystemTiming();
  const deployment = await openEmbedded({ zone, currency: 'USD', startAt, timing });
  const { context } = deployment;
  const shop = simulateShop({ seed: 'audit', customers: 60, startAt, days, zone, currency: 'USD' });
  const driven = driveDays({
    context,
    days: shop,
    speed: 0,
    pollEveryMs: 0,
    timing,
    signal: new AbortController().signal,
    onStep: deployment.advanceTo,
  });
  for await (const _ of driven);
  await deployment.stop();
  return context;
}

/** Everything that an audit of every customer finds wrong. */
export async function faultsOf(context: ServiceContext): Promise<readonly AuditFault[]> {
  const report = await auditDeployment(context, { sample: undefined, onFolded: () => undefined });
  return report.partitions.flatMap(({ faults }) => faults.first);
}

/** The published records of a topic, the partition with the most of them. */
export async function publishedIn({ log }: ServiceContext, topic: string): Promise<readonly LogRecord[]> {
  const partitions = await Promise.all(
    ((await log.bounds(topic)) ?? []).map(async ({ partition, start: from }) => {
      const records: LogRecord[] = [];
      for await (const record of log.read({ topic, partition, from, isolation: 'read_committed' }))
        records.push(record);
      return records;
    }),
  );
  return partitions.toSorted((left, right) => right.length - left.length)[0] ?? [];
}
