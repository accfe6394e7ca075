import { minorUnitDecimals } from '@tidemark/core';
import { MOST_AMOUNT_MINOR } from '@tidemark/pipeline';
import type { CellFault } from './row-fault.ts';

/**
 * A decimal text as an integer in the currency's minor unit, exactly: no float is ever involved. The text may have fewer
 * decimals than the currency, never more, not even zeros, and mean at most 10^13 minor units. The currency must be an ISO 4217 code.
 *
 * @example parseAmount('11.5', 'USD') // 1150
 * @example parseAmount('11.500', 'KWD') // 11500
 */
export function parseAmount(text: string, currency: string): number | CellFault {
  const decimals = minorUnitDecimals(currency);
  if (decimals === undefined)
    throw new RangeError(`Cannot read an amount in "${currency}": no ISO 4217 code`);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) {
    return {
      code: 'amount-malformed',
      message: `"${text}" is no decimal number; write digits with a point and no separators, such as 1234.50`,
    };
  }
  const [, minus, whole, fraction = ''] = match;
  if (minus) {
    return {
      code: 'amount-negative',
      message: `"${text}" is negative; amounts are 0 or more, what is paid back is a row of type refund`,
    };
  }
  if (fraction.length > decimals) {
    const message = `"${text}" has ${fraction.length} decimals, but ${currency} has ${decimals}`;
    return { code: 'amount-too-precise', message };
  }
  const minor = Number(whole + fraction.padEnd(decimals, '0'));
  if (minor <= MOST_AMOUNT_MINOR) return minor;
  return {
    code: 'amount-too-large',
    message: `"${text}" is more than the ${MOST_AMOUNT_MINOR} minor units of ${currency} that one event may have`,
  };
}
