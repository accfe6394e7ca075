import { minorUnitDecimals } from '@tidemark/core';
import { readCsvRows } from './csv-rows.ts';
import { type Header, readHeader } from './header.ts';

/** The currencies of a file, as far as it was looked at. */
export interface NamedCurrencies {
  /** The first ISO 4217 code that is not rated; undefined when no row names one. */
  readonly main: string | undefined;
  /** The first rated code that a row names. */
  readonly rated: string | undefined;
}

/**
 * The first ISO 4217 code that a row of the file names, those apart that the rules have a rate for: a rate is to another
 * currency than that. What is no such code is passed over: its row is reported as a bad one when the rows are read.
 */
export async function findCurrency(path: string, ratedCodes: readonly string[]): Promise<NamedCurrencies> {
  let header: Header | undefined;
  let main: string | undefined;
  let rated: string | undefined;
  await readCsvRows(path, ({ cells }) => {
    if (header === undefined) {
      header = readHeader(cells);
      return header.has('currency');
    }
    const named = cells[header.get('currency')!];
    if (named === undefined || minorUnitDecimals(named) === undefined) return true;
    if (ratedCodes.includes(named)) rated ??= named;
    else main = named;
    return main === undefined;
  });
  return { main, rated };
}
