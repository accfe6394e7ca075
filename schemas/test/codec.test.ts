import avro from 'avsc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSchemas } from '../scripts/schema-folder.ts';
import { MalformedBytes } from '../src/binary/binary-reader.ts';
import type { WireSchema } from '../src/binary/wire-schema.ts';
import * as topics from '../src/topics.ts';
import { arbitraryValue } from './arbitrary-value.ts';

const files = readSchemas();

describe.each(Object.values(topics).map(({ schema }) => schema as WireSchema<unknown>))(
  'the generated code of $name',
  (schema) => {
    const file = files.find(({ name }) => name === schema.name)!;
    const type = avro.Type.forSchema(JSON.parse(schema.json) as avro.Schema);
    const values = arbitraryValue(file);

    test('writes the bytes that avsc writes', () => {
      fc.assert(
        fc.property(values, ({ ours, avsc }) => {
          expect(schema.encode(ours, 5).subarray(5).equals(type.toBuffer(avsc))).toBe(true);
        }),
      );
    });

    test('reads what avsc writes', () => {
      fc.assert(
        fc.property(values, ({ ours, avsc }) => {
          expect(schema.decode(type.toBuffer(avsc), 0)).toStrictEqual(ours);
        }),
      );
    });

    test('refuses every truncation and every byte too many', () => {
      fc.assert(
        fc.property(values, fc.nat(), ({ ours }, cut) => {
          const bytes = schema.encode(ours, 0);

          expect(() => schema.decode(bytes.subarray(0, cut % bytes.length), 0)).toThrow(MalformedBytes);
          expect(() => schema.decode(Buffer.concat([bytes, Buffer.of(0)]), 0)).toThrow(MalformedBytes);
        }),
      );
    });

    test('answers any bytes with a value or MalformedBytes', () => {
      const mutated = fc
        .tuple(values, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }))
        .map(([{ ours }, changes]) => {
          const bytes = schema.encode(ours, 0);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          return bytes;
        });
      const random = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));

      fc.assert(
        fc.property(fc.oneof(mutated, random), (bytes) => {
          try {
            schema.decode(bytes, 0);
          } catch (error) {
            expect(error).toBeInstanceOf(MalformedBytes);
          }
        }),
        { numRuns: 1_000 },
      );
    });
  },
);
