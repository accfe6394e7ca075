import type { ServiceContext } from '@tidemark/stream';
import { openSourceRecords } from '../../packages/simulation/src/driving/source-records.ts';
import type { ShopEvent } from '../../packages/simulation/src/shop/shop-event.ts';

const APPEND_RECORDS = 5_000;

/** Appends events to their source topics, each topic's in this order, as a shop's own producers would. */
export async function deliverEvents(context: ServiceContext, events: readonly ShopEvent[]): Promise<void> {
  const toRecord = await openSourceRecords(context);
  const appender = await context.log.openAppender();
  for (let from = 0; from < events.length; from += APPEND_RECORDS) {
    await appender.append(events.slice(from, from + APPEND_RECORDS).map(toRecord));
  }
  await appender.close();
}
