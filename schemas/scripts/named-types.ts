import { type AvroSchema, isUnion, type NamedType, type SchemaFile, schemaText } from './avro-schema.ts';

/** A named type and whether it stands beside other records in a union, so that its values must be tagged. */
export interface FoundType {
  readonly type: NamedType;
  isVariant: boolean;
}

/**
 * The records and enums of all files by name, inner ones first. A name means the same in every file: two different
 * definitions throw.
 */
export function namedTypes(files: readonly SchemaFile[]): ReadonlyMap<string, FoundType> {
  const found = new Map<string, FoundType>();
  for (const file of files) collect(file.schema, found);
  for (const file of files) markVariants(file.schema, found);
  return found;
}

function collect(schema: AvroSchema, found: Map<string, FoundType>): void {
  if (typeof schema === 'string') return;
  if (isUnion(schema)) {
    for (const branch of schema) collect(branch, found);
  } else if (schema.type === 'array') {
    collect(schema.items, found);
  } else if (schema.type === 'record') {
    for (const field of schema.fields) collect(field.type, found);
    add(schema, found);
  } else if (schema.type === 'enum') {
    add(schema, found);
  }
}

function add(type: NamedType, found: Map<string, FoundType>): void {
  const earlier = found.get(type.name);
  if (earlier === undefined) {
    found.set(type.name, { type, isVariant: false });
  } else if (expanded(earlier.type, found) !== expanded(type, found)) {
    throw new Error(`Cannot define "${type.name}" twice with different content`);
  }
}

/** The definition with every named type inside reduced to its name, as the place of a type's first mention varies. */
function expanded(type: NamedType, found: ReadonlyMap<string, FoundType>): string {
  if (type.type === 'enum') return schemaText(type);
  const fields = type.fields.map((field) => ({ ...field, type: reduced(field.type, found) }));
  return schemaText({ ...type, fields });
}

function reduced(schema: AvroSchema, found: ReadonlyMap<string, FoundType>): AvroSchema {
  if (typeof schema === 'string') return schema;
  if (isUnion(schema)) return schema.map((branch) => reduced(branch, found));
  if (schema.type === 'array') return { ...schema, items: reduced(schema.items, found) };
  return 'name' in schema ? schema.name : schema;
}

function markVariants(schema: AvroSchema, found: ReadonlyMap<string, FoundType>): void {
  if (typeof schema === 'string') return;
  if (isUnion(schema)) {
    for (const branch of schema) markVariants(branch, found);
    const records = schema.filter((branch) => branch !== 'null');
    if (records.length > 1) for (const record of records) markVariant(record, found);
  } else if (schema.type === 'array') {
    markVariants(schema.items, found);
  } else if (schema.type === 'record') {
    for (const field of schema.fields) markVariants(field.type, found);
  }
}

function markVariant(branch: AvroSchema, found: ReadonlyMap<string, FoundType>): void {
  const name = typeof branch === 'string' ? branch : 'name' in branch ? branch.name : undefined;
  const type = name === undefined ? undefined : found.get(name);
  if (type?.type.type !== 'record') {
    throw new Error(`Cannot generate a union of ${schemaText(branch)} and others: only of records`);
  }
  if (type.type.fields.some((field) => field.name === 'type')) {
    throw new Error(`Cannot generate "${type.type.name}": a record in a union has no field named type`);
  }
  type.isVariant = true;
}
