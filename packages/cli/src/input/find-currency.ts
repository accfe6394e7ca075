import { readCsvRows } from './csv-rows.ts';
import { type Header, readHeader } from './header.ts';

/** The first currency that a row of the file names; undefined when none does. */
export async function findCurrency(path: string): Promise<string | undefined> {
  let header: Header | undefined;
  let found: string | undefined;
  await readCsvRows(path, ({ cells }) => {
    if (header === undefined) {
      header = readHeader(cells);
      return header.has('currency');
    }
    found = cells[header.get('currency')!] || undefined;
    return found === undefined;
  });
  return found;
}
