import { formatAmount } from '../../../packages/cli/src/sentences/format-money.ts';
import type { ShopEvent } from '../../../packages/simulation/src/shop/shop-event.ts';

const COLUMNS =
  'event_id,customer_id,occurred_at,type,amount,currency,kind,channel,source,scale,score,complaint';
const CHUNK_ROWS = 10_000;

/** Events as an input file, in pieces. */
export function* shopCsv(events: readonly ShopEvent[]): Generator<string> {
  yield `${COLUMNS}\n`;
  for (let from = 0; from < events.length; from += CHUNK_ROWS) {
    yield events
      .slice(from, from + CHUNK_ROWS)
      .map((event) => `${rowOf(event).join(',')}\n`)
      .join('');
  }
}

function rowOf(event: ShopEvent): readonly (string | number | boolean | null)[] {
  const { eventId, customerId, occurredAt, type } = event;
  const identity = [eventId, customerId, new Date(occurredAt).toISOString(), type];
  switch (event.type) {
    case 'purchase':
    case 'refund':
    case 'cancellation': {
      const { amountMinor, currency, channel, source } = event;
      return [
        ...identity,
        formatAmount(amountMinor, currency),
        currency,
        null,
        channel,
        source,
        null,
        null,
        null,
      ];
    }
    case 'interaction':
      return [...identity, null, null, event.kind, event.channel, event.source, null, null, null];
    case 'feedback':
      return [...identity, null, null, null, null, null, event.scale, event.score, event.complaint];
    default:
      return event satisfies never;
  }
}
