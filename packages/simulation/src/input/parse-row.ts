import { INTERACTION_KINDS } from '@tidemark/core';
import type { ShopEvent } from '../shop/shop-event.ts';
import { isMangled } from './cells/is-mangled.ts';
import { parseOccurrence } from './cells/parse-occurrence.ts';
import type { RowFault } from './cells/row-fault.ts';
import { type Cells, openCells } from './cells.ts';
import type { Header } from './header.ts';
import { readFeedback } from './read-feedback.ts';
import { readId } from './read-id.ts';
import { readTrade, SOURCES } from './read-trade.ts';

/** Whose currencies rows are read against. */
export type CurrenciesOf = 'run' | 'deployment';

/** What a row's cells are read against. */
export interface RowContext {
  readonly header: Header;
  /** The deployment's first currency: a row's when it names none. */
  readonly currency: string;
  /** Other currencies that a row may name. */
  readonly rated: readonly string[];
  readonly currenciesOf: CurrenciesOf;
  /** First 8 hexadecimal digits of the file's SHA-256; with the line, the id of a row that has none. */
  readonly digest: string;
}

/** One row as an event, or everything that is wrong with it. Columns of another type of event need only be UTF-8. */
export function parseRow(
  context: RowContext,
  row: readonly string[],
  line: number,
): ShopEvent | readonly RowFault[] {
  const { header, digest } = context;
  if (row.length !== header.size) {
    const message = `it has ${row.length} fields, the header has ${header.size}; quote fields that contain commas`;
    return [{ line, column: 'row', code: 'field-count', message }];
  }
  const cells = openCells(header, row, line);
  for (const [column, index] of header) {
    if (isMangled(row[index]!)) cells.fault(column, 'not-utf8', 'it is not UTF-8; save the file as UTF-8');
  }
  const identity = {
    eventId: readId(cells, 'event_id') || `${digest}:${line}`,
    customerId: readId(cells, 'customer_id'),
    occurredAt: cells.note('occurred_at', parseOccurrence(cells.text('occurred_at'))),
    index: line,
  };
  const event = readEvent(cells, identity, context);
  return cells.faults.length > 0 || event === undefined ? cells.faults : event;
}

type Identity = Pick<ShopEvent, 'eventId' | 'customerId' | 'occurredAt' | 'index'>;

function readEvent(cells: Cells, identity: Identity, context: RowContext): ShopEvent | undefined {
  const type = cells.text('type');
  switch (type) {
    case 'purchase':
    case 'refund':
    case 'cancellation':
      return { ...identity, type, ...readTrade(cells, type, context) };
    case 'interaction':
      return {
        ...identity,
        type,
        kind: cells.word('kind', INTERACTION_KINDS, 'OTHER'),
        channel: cells.optional('channel'),
        source: cells.word('source', SOURCES, null),
        campaignId: cells.optional('campaign_id'),
      };
    case 'feedback':
      return { ...identity, type, ...readFeedback(cells) };
    default:
      cells.fault(
        'type',
        'type-unknown',
        `"${type}" is none of purchase, refund, cancellation, interaction, feedback`,
      );
      return undefined;
  }
}
