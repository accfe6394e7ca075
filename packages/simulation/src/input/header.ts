import { printable } from '@tidemark/operations';
import { isMangled } from './cells/is-mangled.ts';
import { InputError } from './input-error.ts';

/** The columns of a history, in the order in which one is written. A file may have some of them, in any order. */
export const COLUMNS = [
  'event_id',
  'customer_id',
  'occurred_at',
  'type',
  'amount',
  'currency',
  'order_id',
  'kind',
  'channel',
  'source',
  'scale',
  'score',
  'complaint',
  'campaign_id',
  'customer_type',
] as const;

export type Column = (typeof COLUMNS)[number];

const REQUIRED: readonly Column[] = ['customer_id', 'occurred_at', 'type'];

/** Where each column stands in a file's rows; columns that the file lacks are absent. */
export type Header = ReadonlyMap<Column, number>;

/** @throws InputError naming every unknown, repeated and missing column; or that the file is not UTF-8 */
export function readHeader(cells: readonly string[]): Header {
  if (cells.some((cell) => isMangled(cell) || cell.includes('\0'))) throw headerNotUtf8();
  const names = cells.map((cell) => cell.trim());
  const unknown = names.filter((name) => !isColumn(name));
  const repeated = new Set(names.filter((name, i) => names.indexOf(name) !== i));
  const missing = REQUIRED.filter((name) => !names.includes(name));
  const faults = [
    ...unknown.map((name) => `column "${printable(name)}" is unknown`),
    ...[...repeated].map((name) => `column "${printable(name)}" stands there more than once`),
    ...missing.map((name) => `column "${name}" is missing`),
  ];
  if (faults.length === 0) return new Map(names.filter(isColumn).map((name, i) => [name, i]));
  throw new InputError(
    `Cannot read the header (line 1): ${faults.join('; ')}. Rename or remove columns until the header is out of ${COLUMNS.join(',')}.`,
  );
}

function isColumn(name: string): name is Column {
  return (COLUMNS as readonly string[]).includes(name);
}

/** The message for a file in another encoding than UTF-8. */
export function headerNotUtf8(): InputError {
  return new InputError(
    'Cannot read the header (line 1): it is not UTF-8. Save the file as UTF-8; a spreadsheet offers that as "CSV UTF-8".',
  );
}
