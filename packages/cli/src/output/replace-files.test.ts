import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceFiles } from './replace-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidemark-replace-'));
});
afterEach(() => rm(folder, { recursive: true }));

const textOf = (name: string) => readFile(join(folder, name), 'utf8');

function* untilFull(): Generator<string> {
  yield 'half of it';
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), { syscall: 'write' });
}

test('files are replaced, and those of an earlier run are taken away', async () => {
  await writeFile(join(folder, 'a.csv'), 'a longer text of before');
  await writeFile(join(folder, 'obsolete.json'), '{}');

  await replaceFiles(
    folder,
    [
      { name: 'a.csv', pieces: ['one ', 'two'] },
      { name: 'b.csv', pieces: [] },
    ],
    ['obsolete.json', 'absent.json'],
  );

  expect(await readdir(folder)).toEqual(['a.csv', 'b.csv']);
  expect([await textOf('a.csv'), await textOf('b.csv')]).toEqual(['one two', '']);
});

test('who could not read a file cannot read the new one either', async () => {
  await writeFile(join(folder, 'a.csv'), 'before', { mode: 0o600 });

  await replaceFiles(folder, [{ name: 'a.csv', pieces: ['after'] }]);

  expect((await stat(join(folder, 'a.csv'))).mode & 0o777).toBe(0o600);
});

test('when one of them cannot be written, all is as it was', async () => {
  await writeFile(join(folder, 'a.csv'), 'before');
  await writeFile(join(folder, 'obsolete.json'), '{}');
  const files = [
    { name: 'a.csv', pieces: ['after'] },
    { name: 'b.csv', pieces: untilFull() },
  ];

  await expect(replaceFiles(folder, files, ['obsolete.json'])).rejects.toThrow('ENOSPC');

  expect(await readdir(folder)).toEqual(['a.csv', 'obsolete.json']);
  expect(await textOf('a.csv')).toBe('before');
});
