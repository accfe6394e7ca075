import { readCsvRows } from './csv-rows.ts';
import { type Header, readHeader } from './header.ts';
import { minorUnitDecimals } from './minor-units.ts';

/**
 * The first ISO 4217 code that a row of the file names; undefined when none does. What is no such code is passed over:
 * its row is told as a bad one when the rows are read.
 */
export async function findCurrency(path: string): Promise<string | undefined> {
  let header: Header | undefined;
  let found: string | undefined;
  await readCsvRows(path, ({ cells }) => {
    if (header === undefined) {
      header = readHeader(cells);
      return header.has('currency');
    }
    const named = cells[header.get('currency')!];
    if (named !== undefined && minorUnitDecimals(named) !== undefined) found = named;
    return found === undefined;
  });
  return found;
}
