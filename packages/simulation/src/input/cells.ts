import type { CellFault, FaultCode, RowFault } from './cells/row-fault.ts';
import type { Column, Header } from './header.ts';

/** One row's cells by column. Readers return a stand-in for a cell they cannot use, and note the fault. */
export interface Cells {
  /** The text; '' when the cell is empty or the file has no such column. */
  text(column: Column): string;
  /** True when the file has the column at all. */
  has(column: Column): boolean;
  /** The text, null when there is none. */
  optional(column: Column): string | null;
  /** One of the words, in any case; `absent` when the cell is empty. */
  word<W extends string, A>(column: Column, words: readonly W[], absent: A): W | A;
  /** The value, or 0 with the fault noted. */
  note(column: Column, value: number | CellFault): number;
  fault(column: Column, code: FaultCode, message: string): void;
  readonly faults: readonly RowFault[];
}

export function openCells(header: Header, row: readonly string[], line: number): Cells {
  const faults: RowFault[] = [];
  const text = (column: Column) => row[header.get(column) ?? -1] ?? '';
  const fault = (column: Column, code: FaultCode, message: string) => {
    faults.push({ line, column, code, message });
  };
  return {
    text,
    fault,
    faults,
    has: (column) => header.has(column),
    optional: (column) => text(column) || null,
    word(column, words, absent) {
      const given = text(column);
      if (given === '') return absent;
      const word = words.find((each) => each === given || each === given.toUpperCase());
      if (word === undefined) fault(column, 'value-unknown', `"${given}" is none of ${words.join(', ')}`);
      return word ?? absent;
    },
    note(column, value) {
      if (typeof value === 'number') return value;
      fault(column, value.code, value.message);
      return 0;
    },
  };
}
