import type { AvroEnum, AvroRecord } from './avro-schema.ts';
import { expressionOf } from './expression.ts';
import type { FoundType } from './named-types.ts';
import { placeOf, type VariantUnion, variantUnions } from './place.ts';

/** The text of `writers.ts`: a function per record, enum and union of records. */
export function emitWriters(types: readonly FoundType[]): string {
  return types.map(({ type }) => (type.type === 'enum' ? enumWriter(type) : recordWriter(type))).join('\n');
}

function enumWriter({ name }: AvroEnum): string {
  return `export function write${name}(writer: BinaryWriter, value: ${name}): void {
  writeSymbol(writer, symbols.${name}, value);
}
`;
}

function recordWriter(record: AvroRecord): string {
  const fields = record.fields.map(
    (field) => `  ${expressionOf(field.type, placeOf(record, field)).write(`value.${field.name}`)};\n`,
  );
  return `${variantUnions(record).map(unionWriter).join('')}export function write${record.name}(writer: BinaryWriter, value: ${record.name}): void {
${fields.join('')}}
`;
}

function unionWriter({ name, variants }: VariantUnion): string {
  const cases = variants.map(
    (variant, branch) =>
      `    case '${variant}':\n      writeLong(writer, ${branch});\n      write${variant}(writer, value);\n      break;\n`,
  );
  return `export function write${name}(writer: BinaryWriter, value: ${name}): void {
  switch (value.type) {
${cases.join('')}    default:
      throw noVariant(value);
  }
}

`;
}
