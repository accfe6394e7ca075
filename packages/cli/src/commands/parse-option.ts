import { parseInstant } from '@tidemark/simulation';
import { InvalidArgumentError } from 'commander';

/** Option parsers for commander: the value, or an error that says what is expected. */

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

export function instant(text: string): number {
  const at = parseInstant(text);
  if (typeof at === 'number') return at;
  throw new InvalidArgumentError(`${at.message}.`);
}
