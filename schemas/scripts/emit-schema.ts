import { type SchemaFile, schemaText } from './avro-schema.ts';

/** The text of a schema's own file: its JSON with its reader and writer. */
export function emitSchema({ name, schema }: SchemaFile): string {
  const text = schemaText(schema).replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return `import { wireSchema, type WireSchema } from '../binary/wire-schema.ts';
import { read${schema.name} } from './readers.ts';
import type { ${schema.name} } from './records.ts';
import { write${schema.name} } from './writers.ts';

/** ${schema.doc} */
export const ${constantName(name)}: WireSchema<${schema.name}> = wireSchema({
  name: '${name}',
  json: '${text}',
  read: read${schema.name},
  write: write${schema.name},
});
`;
}

/** `segment-changed` becomes `segmentChangedSchema`. */
export function constantName(file: string): string {
  return `${file.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}Schema`;
}
