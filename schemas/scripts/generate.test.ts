import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generatedFiles } from './generated-files.ts';
import { readSchemas, schemaFolder } from './schema-folder.ts';

const folder = join(schemaFolder, 'src', 'generated');

test('the committed code is what the schemas generate; if not, run `pnpm generate`', () => {
  const committed = readdirSync(folder).map(
    (name) => [name, readFileSync(join(folder, name), 'utf8')] as const,
  );

  expect(new Map(committed)).toEqual(generatedFiles(readSchemas()));
});
