import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startShell, TIDEMARK } from '../support/run-command.ts';

// A device of Linux that takes nothing.
const FULL = '/dev/full';

test
  .skipIf(!existsSync(FULL))
  .each([
    'demo --json --exit --days 30 --customers 30 --speed 0',
    'demo --exit --days 30 --customers 30 --speed 0',
    'policy check retail',
  ])('%s ends with one line and 1 when standard output takes nothing', async (command) => {
  const { code, stderr } = await startShell(`$NODE ${TIDEMARK} ${command} > ${FULL}`, {}).ended;

  const [last, ...others] = stderr.trimEnd().split('\n').toReversed();
  expect({ code, last }).toEqual({
    code: 1,
    last: 'Cannot write to standard output: ENOSPC: no space left on device, write',
  });
  expect(others.filter((line) => !line.startsWith('A simulated shop'))).toEqual([]);
});

test('a reader that goes away is no failure', async () => {
  const line = `{ $NODE ${TIDEMARK} demo --json --exit --days 60 --speed 0; echo "code $?" >&2; } | head -n 1`;
  const { stdout, stderr } = await startShell(line, {}).ended;

  expect(stdout.split('\n')).toHaveLength(2);
  expect(stderr).toContain('code 0');
});
