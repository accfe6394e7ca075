import { COLUMNS, type Column, type ShopDay, type ShopEvent } from '@tidemark/simulation';
import { stringify } from 'csv-stringify/sync';
import { formatAmount } from '../sentences/format-money.ts';

/** The events of a shop as a history that `replay --input` reads, a piece a day; as they were delivered, some late and some twice. */
export function* eventsCsv(days: Iterable<ShopDay>): Generator<string> {
  yield `${COLUMNS.join(',')}\n`;
  for (const { events } of days) yield stringify(events.map(rowOf), { columns: [...COLUMNS] });
}

function rowOf(event: ShopEvent): Partial<Record<Column, string | number | null>> {
  const what = {
    event_id: event.eventId,
    customer_id: event.customerId,
    occurred_at: new Date(event.occurredAt).toISOString(),
    type: event.type,
  };
  switch (event.type) {
    case 'interaction': {
      const { kind, channel, source, campaignId } = event;
      return { ...what, kind, channel, source, campaign_id: campaignId };
    }
    case 'feedback': {
      const { scale, score, complaint } = event;
      return { ...what, scale, score, complaint: String(complaint) };
    }
    case 'purchase':
    case 'refund':
    case 'cancellation': {
      const { amountMinor, currency, orderId, channel, source, customerType } = event;
      const amount = formatAmount(amountMinor, currency);
      return { ...what, amount, currency, order_id: orderId, channel, source, customer_type: customerType };
    }
    default:
      return event satisfies never;
  }
}
