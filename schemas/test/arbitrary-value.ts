import fc from 'fast-check';
import type { AvroRecord, AvroSchema, SchemaFile } from '../scripts/avro-schema.ts';
import { isUnion } from '../scripts/avro-schema.ts';
import { namedTypes } from '../scripts/named-types.ts';

/** Exact in avsc, whose own limits are narrower than a safe integer's. */
const LONG_LIMIT = 2 ** 51;

/** One value in the two shapes: as the generated code takes it, and as avsc does. */
export interface TwoShapes {
  readonly ours: unknown;
  readonly avsc: unknown;
}

/** Random values of a schema file. */
export function arbitraryValue(file: SchemaFile): fc.Arbitrary<TwoShapes> {
  const named = namedTypes([file]);

  const of = (schema: AvroSchema): fc.Arbitrary<TwoShapes> => {
    if (isUnion(schema)) return ofUnion(schema);
    if (typeof schema !== 'string') {
      if (schema.type === 'array') return ofArray(of(schema.items));
      if (schema.type === 'record') return ofRecord(schema);
      if (schema.type === 'enum') return same(fc.constantFrom(...schema.symbols));
      return of(schema.type);
    }
    return primitives[schema] ?? of(named.get(schema)!.type);
  };
  const ofRecord = (record: AvroRecord): fc.Arbitrary<TwoShapes> =>
    fc.record(Object.fromEntries(record.fields.map(({ name, type }) => [name, of(type)]))).map((fields) => ({
      ours: { ...(named.get(record.name)?.isVariant ? { type: record.name } : {}), ...side(fields, 'ours') },
      avsc: side(fields, 'avsc'),
    }));
  const ofUnion = (branches: readonly AvroSchema[]): fc.Arbitrary<TwoShapes> => {
    if (branches.includes('null')) return fc.oneof(same(fc.constant(null)), of(branches[1]!));
    return fc.oneof(
      ...branches.map((branch) =>
        of(branch).map(({ ours, avsc }) => ({ ours, avsc: { [`tidemark.${nameOf(branch)}`]: avsc } })),
      ),
    );
  };
  return of(file.schema);
}

const primitives: Readonly<Record<string, fc.Arbitrary<TwoShapes>>> = {
  string: same(fc.oneof(fc.string({ maxLength: 5 }), fc.string({ unit: 'grapheme', maxLength: 100 }))),
  long: same(
    fc.oneof(
      fc.integer({ min: -200, max: 200 }),
      fc.maxSafeInteger().map((n) => n % LONG_LIMIT),
    ),
  ),
  int: same(fc.integer()),
  double: same(fc.double({ noNaN: true })),
  boolean: same(fc.boolean()),
};

function same<T>(values: fc.Arbitrary<T>): fc.Arbitrary<TwoShapes> {
  return values.map((value) => ({ ours: value, avsc: value }));
}

function ofArray(items: fc.Arbitrary<TwoShapes>): fc.Arbitrary<TwoShapes> {
  return fc
    .array(items, { maxLength: 5 })
    .map((both) => ({ ours: both.map(({ ours }) => ours), avsc: both.map(({ avsc }) => avsc) }));
}

function side(fields: Record<string, TwoShapes>, shape: keyof TwoShapes): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, both]) => [name, both[shape]]));
}

function nameOf(branch: AvroSchema): string {
  return typeof branch === 'string' ? branch : 'name' in branch ? branch.name : '';
}
