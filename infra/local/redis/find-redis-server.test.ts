import { chmod, mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Machine } from '../machine/machine.ts';
import { findRedisServer } from './find-redis-server.ts';

const machineWith = (folder: string, isRoot: boolean): Machine => ({
  cacheFolder: folder,
  javaHome: undefined,
  jvmFolder: folder,
  pathFolders: [folder],
  isRoot,
});

/** An apt-get that writes down how it was called and, asked to install, puts an empty program there. */
async function writeAptGet(folder: string): Promise<void> {
  const script = `#!/bin/sh
echo "$DEBIAN_FRONTEND $*" >> ${folder}/calls
if [ "$1" = install ]; then touch ${folder}/redis-server; chmod +x ${folder}/redis-server; fi
`;
  await writeFile(join(folder, 'apt-get'), script);
  await chmod(join(folder, 'apt-get'), 0o755);
}

test('root on Debian gets Redis installed, and nothing asks a question', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-apt-'));
  await writeAptGet(folder.path);

  const program = await findRedisServer(machineWith(folder.path, true));

  expect(program).toBe(join(folder.path, 'redis-server'));
  expect((await readFile(join(folder.path, 'calls'), 'utf8')).split('\n')).toEqual([
    'noninteractive update -qq',
    'noninteractive install -y -qq --no-install-recommends redis-server',
    '',
  ]);
});

test('anybody else gets the name of what to install', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-apt-'));
  await writeAptGet(folder.path);

  await expect(findRedisServer(machineWith(folder.path, false))).rejects.toThrow(
    'redis-server is missing (keeps the state of customers). Install it: apt-get install redis-server',
  );
});
