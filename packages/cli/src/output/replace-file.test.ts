import { lstat, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OutputError } from './output-error.ts';
import { replaceFile } from './replace-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidemark-replace-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a file is made, and replaced', async () => {
  const path = join(folder, 'a.csv');

  await replaceFile('', path, ['long text']);
  await replaceFile('', path, ['text']);

  expect(await readFile(path, 'utf8')).toBe('text');
  expect(await readdir(folder)).toEqual(['a.csv']);
});

test('a link still leads to the file', async () => {
  const [path, link] = [join(folder, 'a.csv'), join(folder, 'link.csv')];
  await writeFile(path, 'before');
  await symlink(path, link);

  await replaceFile('', link, ['after']);

  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  expect(await readFile(path, 'utf8')).toBe('after');
});

test('what is no file is written to', async () => {
  await replaceFile('', '/dev/null', ['text']);

  expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true);
});

test.each([
  ['', 'absent/a.csv', /^Cannot write .*absent\/a\.csv: ENOENT/],
  ['scorecard', '.', /^Cannot write scorecard .*: EISDIR/],
])('what cannot be written is named', async (what, path, message) => {
  const writing = replaceFile(what, join(folder, path), ['text']);

  await expect(writing).rejects.toThrow(OutputError);
  await expect(writing).rejects.toThrow(message);
});
