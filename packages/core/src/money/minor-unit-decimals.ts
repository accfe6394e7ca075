/** Decimals of a currency's minor unit where they are not 2 (ISO 4217, list one, 2024). */
const DECIMALS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
    3: 'BHD IQD JOD KWD LYD OMR TND',
    4: 'CLF UYW',
  }).flatMap(([decimals, codes]) => codes.split(' ').map((code) => [code, Number(decimals)] as const)),
);

/** How many decimals an amount of the currency may have: 100 minor units make one where there are 2. */
export function minorUnitDecimals(currency: string): number {
  return DECIMALS.get(currency) ?? 2;
}
