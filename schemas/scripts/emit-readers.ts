import type { AvroEnum, AvroRecord } from './avro-schema.ts';
import { expressionOf } from './expression.ts';
import type { FoundType } from './named-types.ts';
import { placeOf, type VariantUnion, variantUnions } from './place.ts';

/** The text of `readers.ts`: a function per record, enum and union of records. */
export function emitReaders(types: readonly FoundType[]): string {
  return types
    .map((found) =>
      found.type.type === 'enum' ? enumReader(found.type) : recordReader(found.type, found.isVariant),
    )
    .join('\n');
}

function enumReader({ name }: AvroEnum): string {
  return `export function read${name}(reader: BinaryReader): ${name} {
  return readSymbol(reader, symbols.${name});
}
`;
}

function recordReader(record: AvroRecord, isVariant: boolean): string {
  const variant = isVariant ? `    type: '${record.name}',\n` : '';
  const fields = record.fields.map(
    (field) => `    ${field.name}: ${expressionOf(field.type, placeOf(record, field)).read},\n`,
  );
  return `${variantUnions(record).map(unionReader).join('')}export function read${record.name}(reader: BinaryReader): ${record.name} {
  return {
${variant}${fields.join('')}  };
}
`;
}

function unionReader({ name, variants }: VariantUnion): string {
  const cases = variants.map(
    (variant, branch) => `    case ${branch}:\n      return read${variant}(reader);\n`,
  );
  return `export function read${name}(reader: BinaryReader): ${name} {
  const branch = readLong(reader);
  switch (branch) {
${cases.join('')}    default:
      throw noBranch(branch);
  }
}

`;
}
