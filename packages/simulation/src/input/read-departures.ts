import type { Departure } from '../shop/open-shop.ts';
import { isMangled } from './cells/is-mangled.ts';
import { parseOccurrence } from './cells/parse-occurrence.ts';
import { describeFault, type RowFault } from './cells/row-fault.ts';
import { type CsvRow, readCsvRows } from './csv-rows.ts';
import { InputError } from './input-error.ts';

const HEADER = 'customer_id,left_at';
/** How many faults an error lists before it only counts. */
const MOST_LISTED = 50;

/**
 * Reads who has left for good, and when: a CSV file with the header `customer_id,left_at`, a row a customer, instants as in a
 * history.
 *
 * @throws InputError that names every fault with its line
 */
export async function readDepartures(path: string): Promise<readonly Departure[]> {
  const departures = new Map<string, Departure>();
  const faults: RowFault[] = [];
  let header: string | undefined;
  const unclosed = await readRows(path, (row) => {
    if (header === undefined) {
      header = row.cells.map((cell) => cell.trim()).join(',');
      return header === HEADER;
    }
    const read = readDeparture(row, departures);
    if (Array.isArray(read)) faults.push(...read);
    else departures.set(read.customerId, read);
    return true;
  });
  if (header !== HEADER)
    throw new InputError(`Cannot read departures ${path}: the header (line 1) has to be ${HEADER}`);
  if (unclosed !== undefined)
    faults.push(faultOf(unclosed.line, 'row', 'row-malformed', 'a quote opened in this row is never closed'));
  if (faults.length > 0) throw new InputError(listFaults(path, faults));
  return [...departures.values()];
}

function readDeparture(
  { cells, line }: CsvRow,
  before: ReadonlyMap<string, Departure>,
): Departure | RowFault[] {
  const [customerId = '', leftAtText] = cells;
  if (cells.length !== 2 || leftAtText === undefined)
    return [faultOf(line, 'row', 'field-count', `it has ${cells.length} fields, the header has 2`)];
  if (customerId === '' || isMangled(customerId))
    return [faultOf(line, 'customer_id', 'customer-id-invalid', 'it is empty, or not UTF-8')];
  if (before.has(customerId)) {
    const message = `"${customerId}" has left in a row before; keep the row of the last time`;
    return [faultOf(line, 'customer_id', 'customer-id-repeated', message)];
  }
  const leftAt = parseOccurrence(leftAtText);
  return typeof leftAt === 'number' ? { customerId, leftAt } : [{ line, column: 'left_at', ...leftAt }];
}

function faultOf(line: number, column: string, code: RowFault['code'], message: string): RowFault {
  return { line, column, code, message };
}

/** Names the file where the system's own error would only be ENOENT. */
async function readRows(path: string, onRow: (row: CsvRow) => boolean) {
  try {
    return await readCsvRows(path, onRow);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new InputError(`Cannot read departures ${path}: ${error.message}`, { cause: error });
  }
}

function listFaults(path: string, faults: readonly RowFault[]): string {
  const more = faults.length - MOST_LISTED;
  return [
    `Cannot use departures ${path}:`,
    ...faults.slice(0, MOST_LISTED).map((fault) => `  ${describeFault(fault)}`),
    ...(more > 0 ? [`  … and ${more.toLocaleString('en-US')} more`] : []),
  ].join('\n');
}
