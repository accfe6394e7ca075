import { minorUnitDecimals as decimalsOf } from '@tidemark/core';

const codes = new Set(Intl.supportedValuesOf('currency'));

/** How many decimals an amount of the currency may have; undefined for what is no ISO 4217 code. */
export function minorUnitDecimals(currency: string): number | undefined {
  return codes.has(currency) ? decimalsOf(currency) : undefined;
}
