import { minorUnitDecimals } from '@tidemark/core';
import type { ShopEvent } from '../shop/shop-event.ts';
import { describeFault } from './cells/row-fault.ts';
import { findCurrency } from './find-currency.ts';
import { InputError } from './input-error.ts';
import type { CurrenciesOf } from './parse-row.ts';
import { type BadRow, readCsv } from './read-csv.ts';
import { setAside } from './set-aside.ts';

/** How many bad rows an error lists before it only counts. */
const MOST_LISTED = 50;
const DEFAULT_CURRENCY = 'USD';

/** Which file, and how its money counts. */
export interface InputOptions {
  readonly path: string;
  /** The deployment's first currency; undefined: the first ISO 4217 code that the file names and that is not rated, else USD. */
  readonly currency: string | undefined;
  /** Other currencies that rows may name: those that the rules have a rate for. None by default. */
  readonly rated?: readonly string[];
  /** Whose currencies these are: a run has options for them and for bad rows, a deployment has none. `run` by default. */
  readonly currenciesOf?: CurrenciesOf;
  /** Where bad rows go, a file that is not there yet; undefined: the first bad row means an error. */
  readonly badRowsPath: string | undefined;
  /** Called as the file is read, with the bytes read so far. */
  readonly onBytes?: (read: number) => void;
}

/** The events of a file, in order. */
export interface LoadedInput {
  /** By (occurredAt, line). */
  readonly events: readonly ShopEvent[];
  readonly currency: string;
  readonly skippedRows: number;
}

/**
 * Reads a CSV file of a shop's events, whatever the order of its rows, and sets bad rows aside where there is a place for
 * them.
 *
 * @throws InputError that says what to do: file not readable, header unusable, bad rows without a place for them.
 */
export async function loadInput(options: InputOptions): Promise<LoadedInput> {
  const { path, badRowsPath, rated = [], currenciesOf = 'run', onBytes } = options;
  const used = options.currency ?? (await foundCurrency(path, rated));
  if (minorUnitDecimals(used) === undefined) {
    throw new InputError(`Cannot count money in "${used}": it is no ISO 4217 code, such as EUR`);
  }
  const input = await doing('read', path, readCsv(path, { currency: used, rated, currenciesOf }, onBytes));
  if (input.badRows.length > 0) {
    if (badRowsPath === undefined)
      throw new InputError(listBadRows(path, input.badRows, ADVICE[currenciesOf]));
    await doing('set bad rows aside in', badRowsPath, setAside(path, badRowsPath, input));
  }
  return { events: input.events, currency: used, skippedRows: input.badRows.length };
}

async function foundCurrency(path: string, ratedCodes: readonly string[]): Promise<string> {
  const { main, rated } = await doing('read', path, findCurrency(path, ratedCodes));
  if (main !== undefined) return main;
  if (rated === undefined && !ratedCodes.includes(DEFAULT_CURRENCY)) return DEFAULT_CURRENCY;
  throw new InputError(
    `Cannot count money of ${path}: the rules turn ${rated ?? DEFAULT_CURRENCY} into another currency, and no row names it. Name it with --currency.`,
  );
}

/** Names the file where the system's own error would only be ENOENT. */
async function doing<T>(what: string, path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new InputError(`Cannot ${what} ${path}: ${error.message}`, { cause: error });
  }
}

const ADVICE = {
  run: 'Mend them, or set them aside in a file of their own with --skip-bad.',
  deployment: 'Mend them, or take them out.',
} as const satisfies Record<CurrenciesOf, string>;

function listBadRows(path: string, badRows: readonly BadRow[], advice: string): string {
  const listed = badRows.slice(0, MOST_LISTED).flatMap((row) => row.faults.map(describeFault));
  const more = badRows.length - MOST_LISTED;
  return [
    `Cannot use ${rows(badRows.length)} of ${path}:`,
    ...listed.map((line) => `  ${line}`),
    ...(more > 0 ? [`  … and ${rows(more, 'more ')}`] : []),
    advice,
  ].join('\n');
}

function rows(count: number, which = ''): string {
  return `${count.toLocaleString('en-US')} ${which}${count === 1 ? 'row' : 'rows'}`;
}
