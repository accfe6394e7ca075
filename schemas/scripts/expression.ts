import { type AvroSchema, type AvroUnion, isUnion, schemaText } from './avro-schema.ts';

/** How values of one schema are spelt in the generated code. */
export interface Expression {
  /** The TypeScript type. */
  readonly type: string;
  /** A call that reads a value from `reader`. */
  readonly read: string;
  /** A statement that writes `value` to `writer`. */
  write(value: string): string;
  /** A function that reads a value. */
  readonly reader: string;
  /** A function that writes one. */
  readonly writer: string;
}

const PRIMITIVES: Readonly<Record<string, Expression>> = {
  string: called('string', 'String'),
  long: called('number', 'Long'),
  int: called('number', 'Int'),
  double: called('number', 'Double'),
  boolean: called('boolean', 'Boolean'),
};

/** The spelling of a schema. `place` names the union of records that may stand there. */
export function expressionOf(schema: AvroSchema, place: string): Expression {
  if (typeof schema === 'string') return PRIMITIVES[schema] ?? called(schema, schema);
  if (isUnion(schema)) return unionExpression(schema, place);
  if (schema.type === 'array') return arrayExpression(expressionOf(schema.items, place));
  if ('logicalType' in schema) return expressionOf(schema.type, place);
  return called(schema.name, schema.name);
}

/** True for a union of several records, which gets a type, a reader and a writer of its own. */
export function isVariantUnion(union: AvroUnion): boolean {
  return !union.includes('null');
}

function called(type: string, suffix: string): Expression {
  return {
    type,
    read: `read${suffix}(reader)`,
    write: (value) => `write${suffix}(writer, ${value})`,
    reader: `read${suffix}`,
    writer: `write${suffix}`,
  };
}

function inPlace(parts: Pick<Expression, 'type' | 'read' | 'write'>): Expression {
  return {
    ...parts,
    reader: `(reader: BinaryReader) => ${parts.read}`,
    writer: `(writer: BinaryWriter, value: ${parts.type}) => { ${parts.write('value')}; }`,
  };
}

function arrayExpression(items: Expression): Expression {
  const item = items.type.includes('|') ? `(${items.type})` : items.type;
  return inPlace({
    type: `readonly ${item}[]`,
    read: `readArray(reader, ${items.reader})`,
    write: (value) => `writeArray(writer, ${value}, ${items.writer})`,
  });
}

function unionExpression(branches: AvroUnion, place: string): Expression {
  if (isVariantUnion(branches)) return called(place, place);
  const [first, second, ...more] = branches;
  if (first !== 'null' || second === undefined || more.length > 0) {
    throw new Error(`Cannot generate the union ${schemaText(branches)}: only null and one more, null first`);
  }
  const some = expressionOf(second, place);
  return inPlace({
    type: `${some.type} | null`,
    read: `readNullable(reader, ${some.reader})`,
    // Not by a function that is handed on: one that writes every type is called anew for each.
    write: (value) => `if (writePresence(writer, ${value})) ${some.write(value)}`,
  });
}
