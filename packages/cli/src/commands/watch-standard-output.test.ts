import { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { watchStandardOutput } from './watch-standard-output.ts';

async function toldAbout(code: string): Promise<readonly string[]> {
  const error = Object.assign(new Error(`${code}: it failed, write`), { code });
  const stdout = new Writable({ write: (_chunk, _encoding, done) => done(error) });
  const lines: string[] = [];
  watchStandardOutput(stdout, (line) => lines.push(line));
  stdout.write('something');
  await setImmediate();
  return lines;
}

test('a full disk is reported and ends the command', async () => {
  expect(await toldAbout('ENOSPC')).toEqual(['Cannot write to standard output: ENOSPC: it failed, write']);
});

test('a reader that has gone is no fault', async () => {
  expect(await toldAbout('EPIPE')).toEqual([]);
});
