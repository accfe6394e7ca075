import { mkdtempDisposable, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startShell, TIDEMARK } from '../support/run-command.ts';

const HEADER = 'customer_id,occurred_at,type,amount\n';
const rows = (instant: string) =>
  Array.from({ length: 400 }, (_, index) => `c-${index},${instant},purchase,1.00\n`).join('');

/** A replay in a folder that has room for files of a few kilobytes, or for any. */
async function replayed(folder: string, room: 'little' | 'enough') {
  // The shell counts in blocks of 512 bytes or of 1,024.
  const limit = room === 'little' ? 'ulimit -f 4;' : '';
  const options = '--as-of 2025-12-31 --skip-bad';
  return startShell(
    `${limit} $NODE ${TIDEMARK} replay --input '${folder}/history.csv' --out '${folder}/out' ${options}`,
    {},
  ).ended;
}

test('a disk that is full leaves the results of before, and nothing half', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-full-'));
  await writeFile(join(folder.path, 'history.csv'), `${HEADER}${rows('2025-01-01T00:00:00Z')}`);
  const { code } = await replayed(folder.path, 'enough');
  const before = await readFile(join(folder.path, 'out/customers.csv'), 'utf8');

  const full = await replayed(folder.path, 'little');

  expect([code, full.code]).toEqual([0, 1]);
  expect(full.stderr).toMatch(/^Cannot write into \S+out: EFBIG: .*\n$/);
  expect(await readFile(join(folder.path, 'out/customers.csv'), 'utf8')).toBe(before);
  expect(await readdir(join(folder.path, 'out'))).toEqual([
    'alerts.jsonl',
    'changes.jsonl',
    'customers.csv',
    'follow-ups.jsonl',
    'summary.json',
  ]);
});

test('bad rows that cannot be set aside do not block the next run', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-full-'));
  await writeFile(
    join(folder.path, 'history.csv'),
    `${HEADER}${rows('soon')}a,2025-01-01T00:00:00Z,purchase,1\n`,
  );

  const full = await replayed(folder.path, 'little');
  const next = await replayed(folder.path, 'enough');

  expect([full.code, next.code], next.stderr).toEqual([1, 0]);
  expect(full.stderr).toMatch(/^Cannot set bad rows aside in \S+history\.csv\.bad: EFBIG: .*\n$/);
  expect(await readFile(join(folder.path, 'history.csv.bad'), 'utf8')).toContain('c-399,soon');
});

test('a place that takes no folder is one line', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-full-'));
  await writeFile(join(folder.path, 'history.csv'), `${HEADER}${rows('2025-01-01T00:00:00Z')}`);

  const line = `$NODE ${TIDEMARK} replay --input '${folder.path}/history.csv' --as-of 2025-12-31 --out /proc/tidemark/out`;
  const { code, stderr } = await startShell(line, {}).ended;

  expect(code).toBe(1);
  expect(stderr).toMatch(/^Cannot write into \/proc\/tidemark\/out: ENOENT: .*\n$/);
});
