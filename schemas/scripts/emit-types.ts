import type { AvroEnum, AvroRecord } from './avro-schema.ts';
import { expressionOf } from './expression.ts';
import type { FoundType } from './named-types.ts';
import { placeOf, type VariantUnion, variantUnions } from './place.ts';

/** The text of `records.ts`: an interface per record, a union of literals per enum. */
export function emitTypes(types: readonly FoundType[]): string {
  return types
    .map((found) =>
      found.type.type === 'enum' ? enumType(found.type) : recordType(found.type, found.isVariant),
    )
    .join('\n');
}

function enumType({ name, doc, symbols }: AvroEnum): string {
  return `${comment(doc, '')}export type ${name} =\n${symbols.map((symbol) => `  | '${symbol}'`).join('\n')};\n`;
}

function recordType(record: AvroRecord, isVariant: boolean): string {
  const variant = isVariant ? `  readonly type: '${record.name}';\n` : '';
  const fields = record.fields.map(
    (field) =>
      `${comment(field.doc, '  ')}  readonly ${field.name}: ${expressionOf(field.type, placeOf(record, field)).type};\n`,
  );
  const unions = variantUnions(record).map(unionType);
  return `${unions.join('')}${comment(record.doc, '')}export interface ${record.name} {\n${variant}${fields.join('')}}\n`;
}

function unionType({ name, variants }: VariantUnion): string {
  return `export type ${name} = ${variants.join(' | ')};\n\n`;
}

function comment(doc: string, indent: string): string {
  return `${indent}/** ${doc} */\n`;
}
