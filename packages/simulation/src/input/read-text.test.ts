import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readText } from './read-text.ts';

async function textOf(bytes: Buffer): Promise<string> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-text-'));
  const path = join(folder.path, 'rules.yaml');
  await writeFile(path, bytes);
  return await readText('policy', path);
}

test('letters of every script, with or without a byte order mark', async () => {
  expect(await textOf(Buffer.from('名: ß\n'))).toBe('名: ß\n');
  expect(await textOf(Buffer.from('\uFEFF名: ß\n'))).toBe('名: ß\n');
});

test('a character that was replaced before is text like any other', async () => {
  expect(await textOf(Buffer.from('M\uFFFDller'))).toBe('M\uFFFDller');
});

test.each([
  ['Latin-1', Buffer.from('a: 1\nname: Müller\n', 'latin1'), 2],
  ['UTF-16', Buffer.from('\uFEFFa: 1\n', 'utf16le'), 1],
  ['cut off in a character', Buffer.from('a: 1\nb: 2\nß').subarray(0, -1), 3],
])('%s is refused by its first line that is not UTF-8', async (_, bytes, line) => {
  await expect(textOf(bytes)).rejects.toThrow(
    new RegExp(`^Cannot read policy .*rules\\.yaml: line ${line} is not UTF-8\\. Save the file as UTF-8\\.$`),
  );
});
