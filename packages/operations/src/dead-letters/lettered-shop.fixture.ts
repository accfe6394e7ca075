import { DAY } from '@tidemark/core';
import { type Purchase, purchaseSchema } from '@tidemark/schemas';
import {
  createSystemTiming,
  deadLetterHeaders,
  type LogRecord,
  type NewRecord,
  openWireEncoder,
  type ServiceContext,
} from '@tidemark/stream';
import { poll } from '../../../simulation/src/driving/polling.ts';
import { type EmbeddedDeployment, openEmbedded } from '../../../simulation/src/embedded/embedded.ts';
import { committedRecords } from '../topics/committed-records.ts';
import type { LetterFilter } from './letter-filter.ts';

const startAt = Date.parse('2025-01-01T00:00:00Z');
const zone = { name: 'UTC', initialOffsetMs: 0, transitions: [] } as const;

/** Every letter of every source. */
export const everyLetter: LetterFilter = {
  topic: undefined,
  reason: undefined,
  origin: undefined,
  since: undefined,
  until: undefined,
};

/** A deployment in memory whose services run. */
export function aDeployment(): Promise<EmbeddedDeployment> {
  return openEmbedded({ zone, currency: 'USD', startAt, timing: createSystemTiming() });
}

/** Moves the clock on: what lay ahead of its record's time does not any more, once it is replayed. */
export function daysLater({ advanceTo }: EmbeddedDeployment, days: number): void {
  advanceTo(startAt + days * DAY);
}

/** Purchases that lie a day ahead of their record, as a producer with a wrong clock writes them. */
export async function aheadOfTime(
  { registry }: ServiceContext,
  customerIds: readonly string[],
): Promise<readonly NewRecord[]> {
  const encoder = await openWireEncoder({ registry, subject: 'purchases-value', codec: purchaseSchema });
  return customerIds.map((customerId, index) => ({
    topic: 'purchases',
    partition: index % 4,
    key: Buffer.from(customerId),
    value: encoder.encode(aPurchase(customerId)),
    headers: { trace: `t-${index}` },
  }));
}

function aPurchase(customerId: string): Purchase {
  return {
    eventId: `o-${customerId}`,
    customerId,
    orderId: null,
    occurredAt: startAt + DAY,
    kind: 'PURCHASE',
    amountMinor: 1_000,
    currency: 'USD',
    channel: null,
    source: null,
    customerType: null,
  };
}

/** Letters as an intake would have written them, without the records behind them. */
export function letters(count: number, reason: string, differences: Partial<NewRecord> = {}): NewRecord[] {
  return Array.from({ length: count }, (_, index) => ({
    topic: 'purchases.dlq',
    partition: index % 4,
    key: Buffer.from(`key-${index}`),
    value: Buffer.from(`not a purchase ${index}`),
    headers: {
      own: `header-${index}`,
      [deadLetterHeaders.reason]: reason,
      [deadLetterHeaders.detail]: 'as the test says',
      [deadLetterHeaders.origin]: `purchases/1/${index % 4}/${reason}-${index}`,
      [deadLetterHeaders.timestamp]: String(startAt),
    },
    ...differences,
  }));
}

export async function append({ log }: ServiceContext, records: readonly NewRecord[]): Promise<void> {
  const appender = await log.openAppender();
  await appender.append(records);
}

/** All records of a topic, as read_committed readers see them. */
export async function recordsOf({ log }: ServiceContext, topic: string): Promise<readonly LogRecord[]> {
  return Array.fromAsync(committedRecords(log, topic));
}

/** Looks until a topic holds so many records. */
export async function untilRecords(context: ServiceContext, topic: string, count: number): Promise<void> {
  const signal = AbortSignal.timeout(10_000);
  await poll({ everyMs: 0, timing: createSystemTiming(), signal }, async () => {
    return (await recordsOf(context, topic)).length >= count;
  });
}
