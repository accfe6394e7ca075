import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from './generated-files.ts';
import { readSchemas, schemaFolder } from './schema-folder.ts';

const folder = join(schemaFolder, 'src', 'generated');
const files = generatedFiles(readSchemas());

mkdirSync(folder, { recursive: true });
for (const stale of readdirSync(folder).filter((name) => !files.has(name))) rmSync(join(folder, stale));
for (const [name, text] of files) writeFileSync(join(folder, name), text);
process.stdout.write(`generated ${files.size} files\n`);
