import { createWriteStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { OutputError } from './output-error.ts';
import { replaceFiles } from './replace-files.ts';

/**
 * Writes a file whole or not at all; one that is there is replaced, behind a link too. What is no file, such as a pipe or
 * /dev/stdout, is written to.
 *
 * @param what the file is to people: `scorecard`; '' where its path says enough
 * @throws OutputError when it cannot be written
 */
export async function replaceFile(what: string, path: string, pieces: Iterable<string>): Promise<void> {
  try {
    const there = await stat(path).catch(() => undefined);
    if (there !== undefined && !there.isFile()) {
      await pipeline(Readable.from(pieces), createWriteStream(path));
      return;
    }
    const target = there === undefined ? path : await realpath(path);
    await replaceFiles(dirname(target), [{ name: basename(target), pieces }]);
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new OutputError(`Cannot write ${what === '' ? path : `${what} ${path}`}: ${cause.message}`, {
      cause,
    });
  }
}
