/**
 * Decimals of a currency's minor unit where they are not 2, by ISO 4217 (list one, 2024). Own data: what Intl says
 * is how people write prices (CLDR), and differs, for example for ISK, IQD and LBP.
 */
const DECIMALS: Readonly<Record<string, readonly string[]>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
  3: 'BHD IQD JOD KWD LYD OMR TND'.split(' '),
  4: ['CLF', 'UYW'],
};

const known = new Map<string, number>(Intl.supportedValuesOf('currency').map((code) => [code, 2]));
for (const [decimals, codes] of Object.entries(DECIMALS)) {
  for (const code of codes) known.set(code, Number(decimals));
}

/** How many decimals an amount of the currency may have; undefined for what is no ISO 4217 code. */
export function minorUnitDecimals(currency: string): number | undefined {
  return known.get(currency);
}
