import { minorUnitDecimals as decimalsOf } from '@tidemark/core';

/** Codes of ISO 4217 beyond those of CLDR, which is about what people pay with. */
const UNITS_OF_ACCOUNT = ['CLF', 'UYI', 'UYW'];

const known = new Set([...Intl.supportedValuesOf('currency'), ...UNITS_OF_ACCOUNT]);

/** How many decimals an amount of the currency may have; undefined for what is no ISO 4217 code. */
export function minorUnitDecimals(currency: string): number | undefined {
  return known.has(currency) ? decimalsOf(currency) : undefined;
}
