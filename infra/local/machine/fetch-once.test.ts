import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fetchOnce } from './fetch-once.ts';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tidemark-fetch-once-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('fetches the first time only', async () => {
  const cache = await emptyFolder();
  let fetched = 0;
  const fill = async (folder: string) => {
    fetched += 1;
    await writeFile(join(folder, 'a.jar'), 'jar');
  };

  await fetchOnce(cache, 'kafka', fill);
  const folder = await fetchOnce(cache, 'kafka', fill);

  expect(fetched).toBe(1);
  expect(await readFile(join(folder, 'a.jar'), 'utf8')).toBe('jar');
});

test('a download that fails half way leaves nothing behind', async () => {
  const cache = await emptyFolder();

  const fetching = fetchOnce(cache, 'kafka', async (folder) => {
    await writeFile(join(folder, 'half.jar'), 'j');
    throw new Error('connection reset');
  });

  await expect(fetching).rejects.toThrow('connection reset');
  expect(await readdir(cache)).toEqual([]);
});

test('of two at the same time one wins and both see a whole folder', async () => {
  const cache = await emptyFolder();
  const fill = (folder: string) => writeFile(join(folder, 'a.jar'), 'jar');

  const folders = await Promise.all([fetchOnce(cache, 'kafka', fill), fetchOnce(cache, 'kafka', fill)]);

  expect(new Set(folders).size).toBe(1);
  expect(await readdir(cache)).toEqual(['kafka']);
});
