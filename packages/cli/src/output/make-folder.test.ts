import { mkdtempDisposable, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from './make-folder.ts';

test('folders are made where they are missing', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-folder-'));
  const path = join(folder.path, 'a/b/c');

  await makeFolder(path);
  await makeFolder(path);

  expect((await stat(path)).isDirectory()).toBe(true);
});

test('a file in the way is an error', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-folder-'));
  await writeFile(join(folder.path, 'file'), '');

  await expect(makeFolder(join(folder.path, 'file'))).rejects.toThrow('EEXIST');
  await expect(makeFolder(join(folder.path, 'file/a'))).rejects.toThrow('ENOTDIR');
});

test('a place that takes no folder is an error, not a question for ever', async () => {
  await expect(makeFolder('/proc/tidemark/a/b')).rejects.toThrow('/proc/tidemark');
});
