import { purchases as contract, type Purchase } from '@tidemark/schemas';
import { avroDecoder } from './avro-decoder.ts';
import { fault } from './fault.ts';
import { MOST_AMOUNT_MINOR } from './most-amount.ts';
import type { Source } from './source.ts';

/** Purchases, refunds and cancellations. */
export const purchases: Source<Purchase> = {
  name: 'purchases',
  contract,
  reasons: ['kind-unknown', 'amount-negative', 'amount-too-large', 'currency-foreign'],
  openDecoder: avroDecoder(contract.schema),
  fault: ({ kind, amountMinor, currency }, deployment) => {
    if (kind === 'UNKNOWN') return fault('kind-unknown', 'the kind is not PURCHASE, REFUND or CANCELLATION');
    if (amountMinor < 0) {
      return fault('amount-negative', `amountMinor is ${amountMinor}; send 0 or more, a refund's amount too`);
    }
    if (amountMinor > MOST_AMOUNT_MINOR) {
      return fault(
        'amount-too-large',
        `amountMinor is ${amountMinor}; at most ${MOST_AMOUNT_MINOR} are taken, in the currency's minor unit`,
      );
    }
    if (!deployment.currencies.includes(currency)) {
      return fault(
        'currency-foreign',
        `currency ${currency} is not one of ${deployment.currencies.join(', ')}`,
      );
    }
    return undefined;
  },
  events: (purchase) => {
    const { customerId, eventId, occurredAt } = purchase;
    const { kind, amountMinor, currency, orderId, channel, source, customerType } = purchase;
    return [
      {
        customerId,
        eventId,
        occurredAt,
        body: {
          type: 'PurchaseBody',
          kind,
          amountMinor,
          currency,
          orderId,
          channel,
          source,
          customerType,
        },
      },
    ];
  },
};
