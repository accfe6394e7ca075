import { type FileHandle, open, readFile, realpath, rm } from 'node:fs/promises';
import { describeFault } from './cells/row-fault.ts';
import { InputError } from './input-error.ts';
import type { BadRow } from './read-csv.ts';

const LINE_FEED = 0x0a;

/**
 * Writes bad rows as they stand in the input to `target`, byte for byte: each after lines that begin with `#` and state
 * what is wrong. The header comes first, so that the file, once mended and rid of those lines, can be fed by itself.
 *
 * A `target` that holds these very bytes is left as it is: a run that failed later may be repeated.
 *
 * @throws InputError when `target` is there with anything else, the input itself above all: nothing is ever overwritten.
 */
export async function setAside(
  source: string,
  target: string,
  { badRows, headerEnd }: { readonly badRows: readonly BadRow[]; readonly headerEnd: number },
): Promise<void> {
  await using file = await open(source, 'r');
  const { size } = await file.stat();
  const raw = (start: number, end: number) => readLines(file, start, Math.min(end, size));
  const parts = [await raw(0, headerEnd)];
  for (const { faults, start, end } of badRows) {
    const reasons = faults.map((fault) => `# ${describeFault(fault)}\n`).join('');
    parts.push(Buffer.from(reasons), await raw(start, end));
  }
  const bytes = Buffer.concat(parts);
  if (await holds(target, bytes)) return;
  const made = await makeFile(source, target);
  try {
    await made.writeFile(bytes);
    await made.sync();
  } catch (error) {
    // Half of them would be taken for all, and block the next run.
    await rm(target, { force: true });
    throw error;
  } finally {
    await made.close();
  }
}

async function holds(target: string, bytes: Buffer): Promise<boolean> {
  const found = await readFile(target).catch(() => undefined);
  return found?.equals(bytes) === true;
}

/** Not written beside and moved: a move would overwrite what somebody else puts there meanwhile. */
async function makeFile(source: string, target: string): Promise<FileHandle> {
  try {
    return await open(target, 'wx');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new InputError(await describeTaken(source, target), { cause: error });
  }
}

/** The bytes [start, end) whatever their encoding; a line feed is added where the last line has none. */
async function readLines(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const bytes = Buffer.alloc(end - start);
  await file.read(bytes, 0, bytes.length, start);
  return bytes.at(-1) === LINE_FEED ? bytes : Buffer.concat([bytes, Buffer.of(LINE_FEED)]);
}

async function describeTaken(source: string, target: string): Promise<string> {
  const refused = `Cannot set bad rows aside in ${target}:`;
  if (await isSameFile(source, target)) {
    return `${refused} it is the input itself. Name another file with --skip-bad.`;
  }
  return `${refused} it is there already. Move it away, or name another file with --skip-bad.`;
}

async function isSameFile(source: string, target: string): Promise<boolean> {
  // A symbolic link to nowhere takes the name too, and has no real path.
  const [from, to] = await Promise.all([realpath(source), realpath(target).catch(() => undefined)]);
  return from === to;
}
