import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { InputError } from './input-error.ts';

const LINE_FEED = 0x0a;

/**
 * The text of a file in UTF-8, without the byte order mark that it may begin with.
 *
 * @param what the file is to people: `policy`
 * @throws InputError naming the first line that is not UTF-8: read all the same, its letters would be replaced;
 * the system's error when the file cannot be read
 */
export async function readText(what: string, path: string): Promise<string> {
  const bytes = await readFile(path);
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  throw new InputError(
    `Cannot read ${what} ${path}: line ${firstForeignLine(bytes)} is not UTF-8. Save the file as UTF-8.`,
  );
}

/** Physical line, from 1, of bytes that are not UTF-8 as a whole. No part of a longer character is a line feed. */
function firstForeignLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end;
  }
  return line;
}
