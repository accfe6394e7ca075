import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AvroRecord, SchemaFile } from './avro-schema.ts';

/** The folder of the .avsc files. */
export const schemaFolder: string = join(import.meta.dirname, '..');

/** Every .avsc file, by name. */
export function readSchemas(folder: string = schemaFolder): readonly SchemaFile[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.avsc'))
    .sort()
    .map((file) => ({
      name: basename(file, '.avsc'),
      schema: JSON.parse(readFileSync(join(folder, file), 'utf8')) as AvroRecord,
    }));
}
