import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { headerNotUtf8 } from './header.ts';

/** One record of a CSV file as it stands there. */
export interface CsvRow {
  readonly cells: readonly string[];
  /** Physical line on which it begins, from 1. */
  readonly line: number;
  /** Its raw bytes in the file: [start, end), line end included. */
  readonly start: number;
  readonly end: number;
}

/**
 * Streams a CSV file (RFC 4180; BOM, LF and CRLF, quoted fields that span lines), calling `onRow` for each record but
 * empty lines. `onRow` returns false to stop reading. Resolves with where a quote was opened that nothing closes, if so.
 * Throws InputError for UTF-16; other bytes that are not UTF-8 are read as U+FFFD.
 *
 * Lines are counted here: csv-parse hands over every line, empty ones too, so that a record takes one line more than
 * its quoted fields have line feeds. Its own `info.lines` counts a quoted CRLF twice.
 */
export async function readCsvRows(
  path: string,
  onRow: (row: CsvRow) => boolean,
): Promise<Pick<CsvRow, 'line' | 'start'> | undefined> {
  let line = 1;
  let start = 0;
  const stop = new AbortController();
  const parser = parse({
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n'],
    on_record: (cells: string[], { bytes }) => {
      if (stop.signal.aborted) return null;
      const isEmpty = cells.length === 1 && cells[0] === '';
      if (!isEmpty && !onRow({ cells, line, start, end: bytes })) stop.abort();
      line += 1 + cells.reduce((sum, cell) => sum + lineFeeds(cell), 0);
      start = bytes;
      return null;
    },
  });
  try {
    await pipeline(chunksOf(path), parser, { signal: stop.signal });
    return undefined;
  } catch (error) {
    if (stop.signal.aborted) return undefined;
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return { line, start };
    throw error;
  }
}

/** The parser would take UTF-16 by its byte order mark, and nothing else here would: offsets and bad rows are bytes of UTF-8. */
async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) throw headerNotUtf8();
    isFirst = false;
    yield chunk;
  }
}

function lineFeeds(cell: string): number {
  return cell.includes('\n') ? cell.split('\n').length - 1 : 0;
}
