import { byOccurrence, type ShopEvent } from '../shop/shop-event.ts';
import type { RowFault } from './cells/row-fault.ts';
import { type CsvRow, readCsvRows } from './csv-rows.ts';
import { digestFile } from './digest-file.ts';
import { type Header, readHeader } from './header.ts';
import { InputError } from './input-error.ts';
import { parseRow, type RowContext } from './parse-row.ts';

/** A row that cannot be used, with all that is wrong with it and where its raw bytes lie in the file. */
export interface BadRow {
  readonly faults: readonly RowFault[];
  readonly start: number;
  /** Infinity: the row reaches to the end of the file. */
  readonly end: number;
}

export interface CsvInput {
  /** By (occurredAt, line). */
  readonly events: readonly ShopEvent[];
  /** In the order of the file. */
  readonly badRows: readonly BadRow[];
  /** The header's raw bytes: [0, headerEnd). */
  readonly headerEnd: number;
}

type Currencies = Pick<RowContext, 'currency' | 'rated' | 'currenciesOf'>;

/**
 * Reads a whole input file; whatever order its rows have, its events come in order. Bad rows are values, listed apart.
 *
 * @throws InputError when the file is empty or its header cannot be used.
 */
export async function readCsv(
  path: string,
  currencies: Currencies,
  onBytes?: (read: number) => void,
): Promise<CsvInput> {
  const digest = await digestFile(path);
  const events: ShopEvent[] = [];
  const badRows: BadRow[] = [];
  let header: Header | undefined;
  let headerEnd = 0;

  const onRow = ({ cells, line, start, end }: CsvRow): boolean => {
    onBytes?.(end);
    if (header === undefined) {
      header = readHeader(cells);
      headerEnd = end;
      return true;
    }
    const parsed = parseRow({ header, digest, ...currencies }, cells, line);
    if ('eventId' in parsed) events.push(parsed);
    else badRows.push({ faults: parsed, start, end });
    return true;
  };
  const unclosed = await readCsvRows(path, onRow);
  if (unclosed !== undefined) {
    const message = 'a quote opened in this row is never closed, so the rest of the file is lost in it';
    const fault: RowFault = { line: unclosed.line, column: 'row', code: 'row-malformed', message };
    badRows.push({ faults: [fault], start: unclosed.start, end: Number.POSITIVE_INFINITY });
  }
  if (header === undefined) throw new InputError(`Cannot read ${path}: it has no header line`);
  return { events: events.sort(byOccurrence), badRows, headerEnd };
}
