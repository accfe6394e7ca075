import { type CustomerEvent, type CustomerType, contactChannel, type Source } from '@tidemark/core';
import type { CustomerEvent as LoggedEvent } from '@tidemark/schemas';
import { TidemarkError } from '@tidemark/stream';

/** A logged event as the fold reads it. Intakes let nothing UNKNOWN pass: one in the log is a foreign writer's. */
export function toCoreEvent({ eventId, occurredAt: at, body }: LoggedEvent): CustomerEvent {
  switch (body.type) {
    case 'PurchaseBody': {
      const { kind, amountMinor, currency } = body;
      if (kind === 'UNKNOWN') throw unknownSymbol(eventId, kind);
      const customerType = known<CustomerType>(body.customerType);
      return { kind, eventId, at, amountMinor, currency, source: known<Source>(body.source), customerType };
    }
    case 'InteractionBody':
      return {
        kind: 'INTERACTION',
        eventId,
        at,
        interaction: body.kind,
        channel: contactChannel(body.channel),
        source: known<Source>(body.source),
      };
    case 'FeedbackBody': {
      const { scale, score, complaint } = body;
      if (scale === 'UNKNOWN') throw unknownSymbol(eventId, scale);
      return { kind: 'FEEDBACK', eventId, at, scale, score, complaint };
    }
    default:
      return body satisfies never;
  }
}

/** A symbol newer than this reader is taken for none. */
function known<T extends string>(symbol: T | 'UNKNOWN' | null): T | null {
  return symbol === 'UNKNOWN' ? null : symbol;
}

function unknownSymbol(eventId: string, symbol: string): TidemarkError {
  return new TidemarkError(
    'log-corrupt',
    `Cannot fold event "${eventId}": its kind is ${symbol}. A newer intake writes what this segmenter cannot read: upgrade segmenters before writers.`,
    { isRetryable: false },
  );
}
