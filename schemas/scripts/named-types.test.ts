import { describe, expect, test } from 'vitest';
import type { AvroRecord, AvroSchema } from './avro-schema.ts';
import { generatedFiles } from './generated-files.ts';
import { namedTypes } from './named-types.ts';
import { readSchemas } from './schema-folder.ts';

const all = [...namedTypes(readSchemas()).values()].map(({ type }) => type);

describe.each(all)('$name', (type) => {
  test('says what it is', () => {
    expect(type.doc).toMatch(/\S.*\.$/);
  });

  if (type.type === 'enum') {
    test('has a default for symbols newer than the reader', () => {
      expect(type.symbols).toContain(type.default);
    });
  } else {
    test.each(type.fields)(
      '.$name says what it holds, and is null by default where it may be null',
      (field) => {
        expect(field.doc).toMatch(/\S.*\.$/);
        if (Array.isArray(field.type) && field.type.includes('null')) {
          expect(field.type[0]).toBe('null');
          expect(field.default).toBeNull();
        }
      },
    );
  }
});

function file(name: string, type: AvroSchema) {
  const schema: AvroRecord = {
    type: 'record',
    name,
    doc: 'Any.',
    fields: [{ name: 'x', type, doc: 'Any.' }],
  };
  return { name, schema };
}

const colour = (symbols: readonly string[]): AvroSchema => ({
  type: 'enum',
  name: 'Colour',
  doc: 'Any.',
  symbols,
  default: 'RED',
});

test('a name that means two things is refused', () => {
  const files = [file('First', colour(['RED'])), file('Second', colour(['RED', 'BLUE']))];

  expect(() => namedTypes(files)).toThrow('Cannot define "Colour" twice');
});

test.each([
  ['null last', ['string', 'null']],
  ['several primitives', ['string', 'long']],
  ['null and two more', ['null', 'string', 'long']],
] as const)('a union with %s is refused', (_name, union) => {
  expect(() => generatedFiles([file('First', union)])).toThrow('Cannot generate');
});
