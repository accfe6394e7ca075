import { open, writeFile } from 'node:fs/promises';
import type { BadRow } from './read-csv.ts';
import { describeFault } from './row-fault.ts';

/**
 * Writes bad rows as they stand in the input to `target`: each after lines that begin with `#` and say what is wrong.
 * The header comes first, so that the file, once mended and rid of those lines, can be fed by itself.
 */
export async function setAside(
  source: string,
  target: string,
  { badRows, headerEnd }: { readonly badRows: readonly BadRow[]; readonly headerEnd: number },
): Promise<void> {
  await using file = await open(source, 'r');
  const { size } = await file.stat();
  const raw = async (start: number, end: number) => {
    const bytes = Buffer.alloc(Math.min(end, size) - start);
    await file.read(bytes, 0, bytes.length, start);
    const text = bytes.toString('utf8');
    return text.endsWith('\n') ? text : `${text}\n`;
  };
  const parts = [await raw(0, headerEnd)];
  for (const { faults, start, end } of badRows) {
    parts.push(...faults.map((fault) => `# ${describeFault(fault)}\n`), await raw(start, end));
  }
  await writeFile(target, parts.join(''));
}
