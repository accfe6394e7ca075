import { setTimeout as sleep } from 'node:timers/promises';
import type { NewRecord, ServiceContext } from '@tidemark/stream';

/** How often the sender wakes; what is due by then goes out in one request. */
const WAKE_EVERY_MS = 5;

export interface PacedSending {
  readonly count: number;
  readonly perSecond: number;
  /** The record of the index-th event, made as it is sent. */
  readonly record: (index: number) => NewRecord;
}

/**
 * Sends records at a steady rate, whether or not those before are acknowledged: a slow system does not slow the load.
 * Resolves when all are acknowledged.
 */
export async function sendPaced(
  context: ServiceContext,
  { count, perSecond, record }: PacedSending,
): Promise<void> {
  const appender = await context.log.openAppender();
  const sending: Promise<unknown>[] = [];
  const startedAt = performance.now();
  let sent = 0;
  while (sent < count) {
    const due = Math.min(count, Math.floor(((performance.now() - startedAt) / 1_000) * perSecond));
    if (due > sent) {
      const from = sent;
      sent = due;
      sending.push(appender.append(Array.from({ length: due - from }, (_, more) => record(from + more))));
    }
    await sleep(WAKE_EVERY_MS);
  }
  await Promise.all(sending);
  await appender.close();
}
