import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { EXIT_CODES } from './exit-codes.ts';

const IDLE_SERVICE = `
import { runService } from ${JSON.stringify(new URL('./run-service.ts', import.meta.url).href)};
const { promise: ended, resolve } = Promise.withResolvers();
const start = async () => ({ isReady: () => true, ended, stop: async () => resolve() });
await runService({ name: 'idle', needs: [], settings: {}, metrics: {}, start });
`;

/** A process of its own that runs the script; its log lines as they come. */
function launch(script: string, env: Record<string, string>) {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script], {
    env: { HTTP_PORT: '0', HTTP_HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  return { child, exit, lines: createInterface(child.stdout) };
}

test('a process that gets SIGTERM drains and exits with 0', async () => {
  const { child, exit, lines } = launch(IDLE_SERVICE, { KAFKA_BROKERS: 'localhost:1' });
  for await (const line of lines) if (JSON.parse(line).msg === 'started') break;

  child.kill('SIGTERM');

  expect(await exit).toEqual([EXIT_CODES.clean, null]);
});

test('a process whose settings cannot be used logs why and exits with 2', async () => {
  const { exit, lines } = launch(IDLE_SERVICE, {});
  const seen: string[] = [];
  for await (const line of lines) seen.push(JSON.parse(line).err.message);

  expect(seen).toEqual([
    'Cannot use the settings: 1 fault\n  KAFKA_BROKERS: not set, expected host:port, several separated by commas',
  ]);
  expect(await exit).toEqual([EXIT_CODES.config, null]);
});
