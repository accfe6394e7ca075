import { type AvroField, type AvroRecord, type AvroSchema, type AvroUnion, isUnion } from './avro-schema.ts';
import { expressionOf, isVariantUnion } from './expression.ts';

/** The name of what stands in a field: record and field, in the singular, such as `BlockEntry` for Block.entries. */
export function placeOf(record: AvroRecord, field: AvroField): string {
  const singular = field.name.replace(/ies$/, 'y').replace(/s$/, '');
  return `${record.name}${singular[0]?.toUpperCase()}${singular.slice(1)}`;
}

/** A union of records, by the place where it stands. */
export interface VariantUnion {
  readonly name: string;
  /** The records' names, in branch order. */
  readonly variants: readonly string[];
}

/** The unions of records in a record's fields. */
export function variantUnions(record: AvroRecord): readonly VariantUnion[] {
  return record.fields.flatMap((field) => {
    const union = unionIn(field.type);
    const name = placeOf(record, field);
    return union === undefined
      ? []
      : [{ name, variants: union.map((branch) => expressionOf(branch, name).type) }];
  });
}

function unionIn(schema: AvroSchema): AvroUnion | undefined {
  if (isUnion(schema)) return isVariantUnion(schema) ? schema : undefined;
  if (typeof schema === 'object' && 'items' in schema) return unionIn(schema.items);
  return undefined;
}
