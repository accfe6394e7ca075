import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { isRunning, markThisProcess } from './process-mark.ts';

const here = markThisProcess();

test('this process is running, and its mark stays the same', () => {
  expect(isRunning(here)).toBe(true);
  expect(markThisProcess()).toEqual(here);
});

test('a process that has ended is not running', async () => {
  const child = spawn(process.execPath, ['--version']);
  await once(child, 'exit');

  expect(isRunning({ ...here, pid: child.pid! })).toBe(false);
});

test.runIf(process.platform === 'linux')('a pid that another process has taken since is not running', () => {
  expect(isRunning({ ...here, startedAt: here.startedAt - 1 })).toBe(false);
});

test('a process of another machine, boot or pid namespace cannot be seen', () => {
  expect(isRunning({ ...here, space: '00000000' })).toBeUndefined();
});
