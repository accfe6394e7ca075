import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';

const START_REDIS = new URL('../redis/start-redis.ts', import.meta.url).href;
const PARENT = `
  const { startRedis } = await import(${JSON.stringify(START_REDIS)});
  console.log((await startRedis({ folder: process.argv[1] })).pid);
`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test.runIf(process.platform === 'linux')('a server does not outlive a parent that was killed', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-orphan-'));
  const parent = spawn(process.execPath, ['--input-type=module', '-e', PARENT, folder.path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const serverPid = Number(line.toString());
  expect(isAlive(serverPid)).toBe(true);

  parent.kill('SIGKILL');
  await once(parent, 'exit');

  while (isAlive(serverPid)) await wait(10);
});
