import { mkdir, mkdtempDisposable, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkImports, type ImportReport } from './check-imports.ts';

/** Files that every fixture has, so that an import has something to reach. */
const BASE_FILES = {
  'schemas/src/wire.ts': 'export const wire = 1;',
  'packages/core/src/fold.ts': 'export const fold = 1;',
  'packages/stream/src/log.ts': 'export const log = 1;',
  'packages/pipeline/src/map.ts': 'export const map = 1;',
  'packages/operations/src/status.ts': 'export const status = 1;',
  'packages/simulation/src/shop.ts': 'export const shop = 1;',
  'packages/cli/src/cli.ts': 'export const cli = 1;',
  'services/clock/src/main.ts': 'export const clock = 1;',
  'infra/local/start.ts': 'export const start = 1;',
  'test/support/servers.ts': 'export const servers = 1;',
  'node_modules/kafkajs/package.json': '{"name":"kafkajs","main":"index.js"}',
  'node_modules/kafkajs/index.js': '',
  'package.json': '{"name":"fixture","dependencies":{"kafkajs":"*"}}',
};

async function checkWith(files: Readonly<Record<string, string>>): Promise<ImportReport> {
  await using folder = await mkdtempDisposable(join(await realpath(tmpdir()), 'tidemark-imports-'));
  for (const [path, text] of Object.entries({ ...BASE_FILES, ...files })) {
    await mkdir(dirname(join(folder.path, path)), { recursive: true });
    await writeFile(join(folder.path, path), `${text}\n`);
  }
  return await checkImports(folder.path);
}

test.each([
  ['schemas/src/x.ts', '../../packages/core/src/fold.ts', 'schemas-stand-alone'],
  ['packages/core/src/x.ts', 'node:crypto', 'core-is-pure'],
  ['packages/core/src/x.ts', '../../../schemas/src/wire.ts', 'core-is-pure'],
  ['packages/core/src/x.ts', '../../stream/src/log.ts', 'core-is-pure'],
  ['packages/stream/src/x.ts', '../../core/src/fold.ts', 'stream-knows-no-customer'],
  ['packages/stream/src/x.ts', '../../../schemas/src/wire.ts', 'stream-knows-no-customer'],
  ['packages/pipeline/src/x.ts', '../../cli/src/cli.ts', 'pipeline-below-services'],
  ['packages/pipeline/src/x.ts', 'kafkajs', 'clients-only-in-stream'],
  ['packages/pipeline/src/x.ts', '../../operations/src/status.ts', 'pipeline-below-services'],
  ['packages/operations/src/x.ts', '../../simulation/src/shop.ts', 'operations-below-services'],
  ['packages/operations/src/x.ts', '../../cli/src/cli.ts', 'operations-below-services'],
  ['packages/simulation/src/x.ts', '../../cli/src/cli.ts', 'simulation-on-operations'],
  ['packages/cli/src/x.ts', '../../../services/clock/src/main.ts', 'nobody-imports-a-service'],
  ['packages/cli/src/x.ts', '../../../infra/local/start.ts', 'cli-on-packages'],
  ['services/purchases/src/x.ts', '../../clock/src/main.ts', 'nobody-imports-a-service'],
  ['services/purchases/src/x.ts', '../../../packages/cli/src/cli.ts', 'services-on-packages'],
  ['services/purchases/src/x.ts', '../../../packages/simulation/src/shop.ts', 'services-on-packages'],
  ['services/purchases/src/x.ts', 'kafkajs', 'clients-only-in-stream'],
  ['infra/local/x.ts', '../../packages/stream/src/log.ts', 'infra-stands-alone'],
  ['packages/cli/src/x.ts', './not-there.ts', 'resolvable'],
])('%s may not import %s', async (file, imported, rule) => {
  const report = await checkWith({ [file]: `import * as it from '${imported}';\nconsole.log(it);` });

  expect(report.broken).toEqual([rule]);
});

test('an import of a type counts like any other', async () => {
  const report = await checkWith({
    'packages/core/src/x.ts': `import type { Log } from '../../stream/src/log.ts';\nexport type X = Log;`,
  });

  expect(report.broken).toEqual(['core-is-pure']);
});

test('files that need each other at run time are a cycle', async () => {
  const report = await checkWith({
    'packages/core/src/a.ts': `import { b } from './b.ts';\nexport const a = () => b;`,
    'packages/core/src/b.ts': `import { a } from './a.ts';\nexport const b = () => a;`,
  });

  expect(report.broken).toContain('no-cycles');
});

test('what the rules allow passes, and tests may look anywhere', async () => {
  const report = await checkWith({
    'packages/stream/src/x.ts': `import 'kafkajs';\nimport 'node:crypto';`,
    'packages/pipeline/src/x.ts': `import '../../core/src/fold.ts';\nimport '../../stream/src/log.ts';`,
    'packages/operations/src/x.ts': `import '../../pipeline/src/map.ts';\nimport '../../../schemas/src/wire.ts';`,
    'packages/simulation/src/x.ts': `import '../../operations/src/status.ts';`,
    'packages/cli/src/x.ts': `import '../../simulation/src/shop.ts';`,
    'services/purchases/src/x.ts': `import '../../../packages/operations/src/status.ts';`,
    'packages/core/src/x.test.ts': `import 'node:fs';\nimport '../../../test/support/servers.ts';`,
    'test/e2e/x.e2e.test.ts': `import '../../services/clock/src/main.ts';`,
  });

  expect(report.broken).toEqual([]);
  expect(report.modules).toBe(18);
});

test('folders are held in order by what ships, types included, and not by tests or an index', async () => {
  const { shipped } = await checkWith({
    'packages/core/src/a/x.ts': `import type { Y } from '../b/y.ts';\nexport type X = Y;`,
    'packages/core/src/b/y.ts': `export type Y = 1;`,
    'packages/core/src/b/y.test.ts': `import '../a/x.ts';`,
    'packages/core/src/index.ts': `export type { X } from './a/x.ts';`,
  });

  expect(shipped).toEqual([{ from: 'packages/core/src/a/x.ts', to: 'packages/core/src/b/y.ts' }]);
});
