import { DAY, type LocalDay, minorUnitDecimals } from '@tidemark/core';
import { parseInstant } from '@tidemark/simulation';
import { InvalidArgumentError } from 'commander';

/** Option parsers for commander: the value, or an error that says what is expected. */

const MOST_ID_BYTES = 256;

export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`Expected a whole number of ${least} or more.`);
  };
}

export function rate(text: string): number {
  const value = Number(text);
  if (text !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new InvalidArgumentError('Expected a number of 0 or more.');
}

/** Such as an intake takes. */
export function customerId(text: string): string {
  const bytes = Buffer.byteLength(text);
  if (bytes >= 1 && bytes <= MOST_ID_BYTES) return text;
  throw new InvalidArgumentError(`Expected a customer id of 1 to ${MOST_ID_BYTES} bytes.`);
}

export function instant(text: string): number {
  const at = parseInstant(text);
  if (typeof at === 'number') return at;
  throw new InvalidArgumentError(`${at.message}.`);
}

/** An ISO 4217 code. */
export function currencyCode(code: string): string {
  if (minorUnitDecimals(code) !== undefined) return code;
  throw new InvalidArgumentError('Expected an ISO 4217 code in capitals, such as EUR.');
}

/** One more of a list of currencies. What is mistyped at the setup stays in the deployment for good. */
export function toCurrencies(code: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), currencyCode(code)];
}

/** A calendar day, as days since 1970-01-01. */
export function toLocalDay(text: string): LocalDay {
  const at = Date.parse(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text))
    return at / DAY;
  throw new InvalidArgumentError('Expected a date such as 2025-06-30.');
}
