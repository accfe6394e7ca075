import { createWriteStream } from 'node:fs';
import { chmod, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const PERMISSIONS = 0o777;

/** A file that is to be in a folder. */
export interface NewFile {
  readonly name: string;
  /** Its text, piece after piece: a large one would be too long for one string. */
  readonly pieces: Iterable<string>;
}

/**
 * Writes files into a folder that is there: all of them beside their places first, then each into its own, so that a disk
 * that is full, or whoever ends the process, leaves no half of one and what was there before as it was.
 *
 * @param obsolete files that would be taken for these ones' and are taken away with the old ones
 * @throws the system's error
 */
export async function replaceFiles(
  folder: string,
  files: readonly NewFile[],
  obsolete: readonly string[] = [],
): Promise<void> {
  const beside = await mkdtemp(join(folder, '.unfinished-'));
  try {
    for (const { name, pieces } of files) {
      await writePieces(join(beside, name), pieces);
      await keepMode(join(folder, name), join(beside, name));
    }
    for (const name of obsolete) await rm(join(folder, name), { force: true });
    for (const { name } of files) await rename(join(beside, name), join(folder, name));
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** Who was kept from reading the old file must not read the new one. */
async function keepMode(old: string, made: string): Promise<void> {
  const there = await stat(old).catch(() => undefined);
  if (there !== undefined) await chmod(made, there.mode & PERMISSIONS);
}

/** Flushed: some file systems report only then that they are full. */
export function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  return pipeline(Readable.from(pieces), createWriteStream(path, { flush: true }));
}
