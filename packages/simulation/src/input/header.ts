import { InputError } from './input-error.ts';

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

/** @throws InputError naming every unknown, repeated and missing column. */
export function readHeader(cells: readonly string[]): Header {
  const names = cells.map((cell) => cell.trim());
  const unknown = names.filter((name) => !isColumn(name));
  const repeated = new Set(names.filter((name, i) => names.indexOf(name) !== i));
  const missing = REQUIRED.filter((name) => !names.includes(name));
  const faults = [
    ...unknown.map((name) => `column "${name}" is unknown`),
    ...[...repeated].map((name) => `column "${name}" stands there more than once`),
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
