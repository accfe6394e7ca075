/**
 * Every code of ISO 4217 by the decimals of its minor unit: list one as published on 2026-01-01. Currencies without a
 * minor unit (metals, units of account, codes for tests) are counted whole.
 */
const CURRENT: Readonly<Record<number, string>> = {
  0: `BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF
    XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX`,
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY
    COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS
    INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR
    MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
    STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

/** Withdrawn since 2020 (list three), and still in the histories of shops. All of them had two decimals. */
const WITHDRAWN = 'ANG BGN CUC HRK SLL ZWL';

const decimals: ReadonlyMap<string, number> = new Map([
  ...Object.entries(CURRENT).flatMap(([count, codes]) =>
    codes.split(/\s+/).map((code) => [code, Number(count)] as const),
  ),
  ...WITHDRAWN.split(' ').map((code) => [code, 2] as const),
]);

/**
 * How many decimals an amount of the currency may have: 100 minor units make one where there are 2. Undefined for what is
 * no ISO 4217 code.
 */
export function minorUnitDecimals(currency: string): number | undefined {
  return decimals.get(currency);
}
