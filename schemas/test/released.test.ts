import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AvroField, AvroRecord } from '../scripts/avro-schema.ts';
import { schemaFolder } from '../scripts/schema-folder.ts';
import * as topics from '../src/topics.ts';
import { type Mode, violation } from './compatibility.ts';

const released = (name: string) =>
  readdirSync(join(schemaFolder, 'released', name)).map((file) => ({
    version: file.replace('.avsc', ''),
    text: readFileSync(join(schemaFolder, 'released', name, file), 'utf8'),
  }));

describe.each(Object.values(topics))('the schema of $topic', ({ schema, compatibility }) => {
  test.each(released(schema.name))(`may follow released version $version (${compatibility})`, ({ text }) => {
    expect(violation(schema.json, text, compatibility)).toBeUndefined();
  });

  test('has been released', () => {
    expect(released(schema.name).length).toBeGreaterThan(0);
  });

  test('can gain an optional field', () => {
    const next = changed(schema.json, (fields) => [...fields, optional]);

    expect(violation(next, schema.json, compatibility)).toBeUndefined();
  });

  test.each(forbidden(compatibility))('must not: %s', (_name, change) => {
    expect(violation(changed(schema.json, change), schema.json, compatibility)).toBeDefined();
  });
});

const optional: AvroField = { name: 'later', type: ['null', 'string'], doc: 'A later one.', default: null };
type Change = (fields: readonly AvroField[]) => readonly AvroField[];

function changed(json: string, change: Change): string {
  const record = JSON.parse(json) as AvroRecord;
  return JSON.stringify({ ...record, fields: change(record.fields) });
}

/** Changes of the record's own fields that the mode forbids. */
function forbidden(mode: Mode): [string, Change][] {
  const required = (fields: readonly AvroField[]) =>
    fields.find((field) => field.default === undefined) ?? fields[0]!;
  const both: [string, Change][] = [
    [
      'gain a required field',
      (fields) => [...fields, { name: 'later', type: 'string', doc: 'A later one.' }],
    ],
    [
      'give a field another type',
      ([first, ...rest]) => [{ ...first!, type: 'boolean', default: false }, ...rest],
    ],
    [
      'give a required field another name',
      (fields) => fields.map((field) => (field === required(fields) ? { ...field, name: 'renamed' } : field)),
    ],
  ];
  const forward: [string, Change][] = [
    ['lose a required field', (fields) => fields.filter((field) => field !== required(fields))],
  ];
  return mode === 'FULL_TRANSITIVE' ? [...both, ...forward] : both;
}
