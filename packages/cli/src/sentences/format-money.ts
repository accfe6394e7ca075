import { minorUnitDecimals } from '@tidemark/core';

/** Minor units as a decimal number: `1234` cents are `12.34`. Exact; an unknown currency counts in hundredths. */
export function formatAmount(minor: number, currency: string): string {
  const decimals = minorUnitDecimals(currency) ?? 2;
  if (decimals === 0) return String(minor);
  const digits = String(minor).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Minor units as people write them: `1234` cents are `12.34 USD`. */
export function formatMoney(minor: number, currency: string): string {
  return `${formatAmount(minor, currency)} ${currency}`;
}
