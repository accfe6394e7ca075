import { mkdtempDisposable, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand, TIDEMARK } from '../support/run-command.ts';

test('a command that pnpm starts reads and writes where its user stands', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-user-'));
  const rows = 'ada,2025-01-01T00:00:00Z,purchase\nbob,soon,purchase\n';
  await writeFile(join(folder.path, 'orders.csv'), `customer_id,occurred_at,type\n${rows}`);
  const asked = ['--input', 'orders.csv', '--as-of', '2025-12-31', '--out', 'tried', '--skip-bad'];
  const env = { INIT_CWD: folder.path, npm_lifecycle_script: `node ${TIDEMARK}` };

  const { code, stderr } = await runCommand([TIDEMARK, 'replay', ...asked], env);

  expect(code, stderr).toBe(0);
  expect(await readdir(folder.path)).toEqual(['orders.csv', 'orders.csv.bad', 'tried']);
});
