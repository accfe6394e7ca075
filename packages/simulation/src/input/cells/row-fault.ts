import { printable } from '@tidemark/operations';

/** Why a row of an input file cannot be used; the closed list. */
export type FaultCode =
  | 'row-malformed'
  | 'field-count'
  | 'customer-id-invalid'
  | 'customer-id-repeated'
  | 'event-id-invalid'
  | 'type-unknown'
  | 'instant-missing'
  | 'instant-malformed'
  | 'instant-without-offset'
  | 'instant-out-of-range'
  | 'amount-missing'
  | 'amount-malformed'
  | 'amount-negative'
  | 'amount-too-precise'
  | 'amount-too-large'
  | 'currency-unknown'
  | 'currency-foreign'
  | 'value-unknown'
  | 'score-invalid'
  | 'score-out-of-scale'
  | 'flag-invalid'
  | 'not-utf8';

/** What is wrong with one cell, and what to do about it. */
export interface CellFault {
  readonly code: FaultCode;
  readonly message: string;
}

export interface RowFault extends CellFault {
  /** Physical line on which the row begins; the header is line 1. */
  readonly line: number;
  /** The column's name; `row` when the fault is not one column's. */
  readonly column: string;
}

/** One readable line, whatever the cell holds: where, what, and the code to look for. */
export function describeFault(fault: RowFault): string {
  return printable(`line ${fault.line}, column ${fault.column}: ${fault.message} [${fault.code}]`);
}
