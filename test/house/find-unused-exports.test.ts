import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { findUnusedExports, type UnusedExport } from './find-unused-exports.ts';

async function unusedWith(files: Readonly<Record<string, string>>): Promise<readonly UnusedExport[]> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-exports-'));
  const all = { 'packages/core/package.json': '{"name":"@tidemark/core"}', ...files };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder.path, path)), { recursive: true });
    await writeFile(join(folder.path, path), `${text}\n`);
  }
  return findUnusedExports(folder.path);
}

const index = `export { fold, type State } from './fold.ts';`;

test('a name that nobody imports is reported', async () => {
  const unused = await unusedWith({
    'packages/core/src/index.ts': index,
    'services/clock/src/main.ts': `import { fold } from '@tidemark/core';\nfold();`,
  });

  expect(unused).toEqual([{ folder: 'packages/core', name: 'State' }]);
});

test('to import the file itself, or to export on inside the package, is no use of the index', async () => {
  const unused = await unusedWith({
    'packages/core/src/index.ts': index,
    'test/e2e/x.test.ts': `import { fold, type State } from '../../packages/core/src/fold.ts';`,
    'packages/core/src/other.ts': `export { fold } from './fold.ts';`,
  });

  expect(unused.map(({ name }) => name)).toEqual(['fold', 'State']);
});

test('a test, a type import, another name and an index of another package are uses', async () => {
  const unused = await unusedWith({
    'packages/core/src/index.ts': `export { a, b, type C, d } from './all.ts';`,
    'test/e2e/a.test.ts': `import { a } from '@tidemark/core';`,
    'packages/pipeline/src/b.ts': `import { b as other } from '@tidemark/core';`,
    'packages/pipeline/src/c.ts': `import type { C } from '@tidemark/core';`,
    'packages/pipeline/src/d.ts': `export { d } from '@tidemark/core';`,
  });

  expect(unused).toEqual([]);
});

test('an index that does not list what it exports is an error', async () => {
  const files = { 'packages/core/src/index.ts': `export * from './all.ts';` };

  await expect(unusedWith(files)).rejects.toThrow('packages/core/src/index.ts: an index lists the names');
});
