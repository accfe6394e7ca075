import type { CustomerType, Source } from '@tidemark/core';
import { minorUnitDecimals } from '@tidemark/core';
import type { ShopTrade } from '../shop/shop-event.ts';
import { parseAmount } from './cells/parse-amount.ts';
import type { Cells } from './cells.ts';
import type { RowContext } from './parse-row.ts';

export const SOURCES: readonly Source[] = ['ONLINE', 'OFFLINE', 'REFERRAL', 'ADVERTISING'];
const CUSTOMER_TYPES: readonly CustomerType[] = ['INDIVIDUAL', 'ENTERPRISE'];

type Currencies = Pick<RowContext, 'currency' | 'rated' | 'currenciesOf'>;
type Trade = Pick<ShopTrade, 'amountMinor' | 'currency' | 'orderId' | 'channel' | 'source' | 'customerType'>;

/** The cells of a purchase, refund or cancellation. */
export function readTrade(cells: Cells, type: ShopTrade['type'], currencies: Currencies): Trade {
  const currency = cells.text('currency') || currencies.currency;
  return {
    amountMinor: isUsable(cells, currency, currencies) ? amountMinor(cells, type, currency) : 0,
    currency,
    orderId: cells.optional('order_id'),
    channel: cells.optional('channel'),
    source: cells.word('source', SOURCES, null),
    customerType: cells.word('customer_type', CUSTOMER_TYPES, null),
  };
}

function isUsable(cells: Cells, currency: string, currencies: Currencies): boolean {
  const { currency: main, rated } = currencies;
  if (currency === main || rated.includes(currency)) return true;
  if (minorUnitDecimals(currency) === undefined) {
    cells.fault('currency', 'currency-unknown', `"${currency}" is no ISO 4217 code, such as EUR`);
  } else {
    cells.fault('currency', 'currency-foreign', describeForeign(currency, currencies));
  }
  return false;
}

function describeForeign(currency: string, { currency: main, rated, currenciesOf }: Currencies): string {
  switch (currenciesOf) {
    case 'run':
      return `${currency} is not this run's currency (${main}), and its rules have no rate for it; --currency names another`;
    case 'deployment':
      return `${currency} is not one of the deployment's currencies (${[main, ...rated].join(', ')})`;
    default:
      return currenciesOf satisfies never;
  }
}

/** A file without the column has no money: 0. With it, only a cancellation may leave it empty. */
function amountMinor(cells: Cells, type: ShopTrade['type'], currency: string): number {
  const text = cells.text('amount');
  if (text !== '') return cells.note('amount', parseAmount(text, currency));
  if (cells.has('amount') && type !== 'cancellation') {
    cells.fault('amount', 'amount-missing', `it is empty; write the amount of the ${type}, 0 if it was free`);
  }
  return 0;
}
