import { type Purchase, purchaseSchema } from '@tidemark/schemas';
import type { IntakeRule } from './intake-rule.ts';
import { MOST_AMOUNT_MINOR } from './most-amount.ts';
import { fault } from './rules.ts';

/** Purchases, refunds and cancellations. */
export const purchases: IntakeRule<Purchase> = {
  name: 'purchases',
  schema: purchaseSchema,
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
  body: ({ kind, amountMinor, currency, orderId, channel, source, customerType }) => ({
    type: 'PurchaseBody',
    kind,
    amountMinor,
    currency,
    orderId,
    channel,
    source,
    customerType,
  }),
};
