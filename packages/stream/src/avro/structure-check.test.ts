import avro from 'avsc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { structureCheck } from './structure-check.ts';

const long = avro.Type.forSchema('long');
const longs = (...values: readonly number[]) => Buffer.concat(values.map((value) => long.toBuffer(value)));

/** Every kind of schema that a foreign writer may have. */
const everything = {
  type: 'record',
  name: 'Everything',
  fields: [
    { name: 'nothing', type: 'null' },
    { name: 'flag', type: 'boolean' },
    { name: 'small', type: 'int' },
    { name: 'large', type: 'long' },
    { name: 'single', type: 'float' },
    { name: 'double', type: 'double' },
    { name: 'raw', type: 'bytes' },
    { name: 'text', type: 'string' },
    { name: 'hash', type: { type: 'fixed', name: 'Hash', size: 4 } },
    { name: 'colour', type: { type: 'enum', name: 'Colour', symbols: ['RED', 'BLUE'] } },
    { name: 'list', type: { type: 'array', items: ['null', 'string'] } },
    { name: 'map', type: { type: 'map', values: 'double' } },
    { name: 'next', type: ['null', 'Everything'] },
    { name: 'either', type: ['int', 'double', 'Hash'] },
  ],
} as unknown as avro.Schema;

const flat = {
  nothing: fc.constant(null),
  flag: fc.boolean(),
  small: fc.integer(),
  large: fc.maxSafeInteger().map((n) => n % 2 ** 51),
  single: fc.float({ noNaN: true }),
  double: fc.double({ noNaN: true }),
  raw: fc.uint8Array({ maxLength: 9 }).map((raw) => Buffer.from(raw)),
  text: fc.string({ unit: 'grapheme' }),
  hash: fc.constant(Buffer.from('hash')),
  colour: fc.constantFrom('RED', 'BLUE'),
  list: fc.array(fc.option(fc.string())),
  map: fc.dictionary(fc.string(), fc.double({ noNaN: true })),
  either: fc.oneof(
    fc.integer().map((int) => ({ int })),
    fc.constant({ Hash: Buffer.from('hash') }),
  ),
};

describe('of every kind of schema', () => {
  const type = avro.Type.forSchema(everything);
  const check = structureCheck(type);
  const bytes = fc
    .record({ ...flat, next: fc.option(fc.record({ ...flat, next: fc.constant(null) })) })
    .map((value) => type.toBuffer(value));

  test('passes whatever avsc writes, and nothing shorter', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), (good, cut) => {
        expect(passes(check, good)).toBe(true);
        expect(passes(check, good.subarray(0, cut % good.length))).toBe(false);
      }),
    );
  });

  test('what it passes, avsc reads or refuses at once', () => {
    const mutation = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(bytes, mutation, (mutated, changes) => {
        for (const [at, byte] of changes) mutated[at % mutated.length] = byte;
        const startedAt = performance.now();

        if (passes(check, mutated)) readOrRefuse(type, mutated);

        expect(performance.now() - startedAt).toBeLessThan(1_000);
      }),
      { numRuns: 1_000 },
    );
  });
});

function passes(check: (bytes: Buffer) => void, bytes: Buffer): boolean {
  try {
    check(bytes);
    return true;
  } catch {
    return false;
  }
}

function readOrRefuse(type: avro.Type, bytes: Buffer): void {
  try {
    type.fromBuffer(bytes);
  } catch (error) {
    // Only what the structure does not show: an integer that avsc cannot hold.
    expect(String(error)).toContain('precision loss');
  }
}

const list = (items: unknown) =>
  structureCheck(avro.Type.forSchema({ type: 'array', items } as unknown as avro.Schema));

test.each([
  ['strings', 'string', longs(2 ** 31)],
  ['strings, with the size of the block', 'string', longs(-(2 ** 31), 1)],
  ['nulls, which take no bytes', 'null', longs(2 ** 31, 0)],
  ['empty records', { type: 'record', name: 'Empty', fields: [] }, longs(2 ** 45, 0)],
  ['lists of nulls', { type: 'array', items: 'null' }, longs(3, 2 ** 20, 0, 2 ** 20, 0, 2 ** 20, 0, 0)],
])('a few bytes that announce a long list of %s are refused at once', (_name, items, bytes) => {
  const check = list(items);
  const startedAt = performance.now();

  expect(() => check(bytes)).toThrow(/items|bytes end/);
  expect(performance.now() - startedAt).toBeLessThan(50);
});

test('a value nested without end is refused', () => {
  const chain = { type: 'record', name: 'Chain', fields: [{ name: 'next', type: ['null', 'Chain'] }] };
  const check = structureCheck(avro.Type.forSchema(chain as unknown as avro.Schema));

  expect(() => check(Buffer.alloc(100_000, 2))).toThrow('nested deeper');
});

test('a value of no bytes whose schema doubles again and again is refused, not walked for ever', () => {
  const doubled = (level: number): object =>
    level === 0
      ? { type: 'record', name: 'D0', fields: [] }
      : {
          type: 'record',
          name: `D${level}`,
          fields: [
            { name: 'a', type: doubled(level - 1) },
            { name: 'b', type: `D${level - 1}` },
          ],
        };
  const check = structureCheck(avro.Type.forSchema(doubled(24) as unknown as avro.Schema));
  const before = process.cpuUsage();

  expect(() => check(Buffer.alloc(0))).toThrow('more parts than');
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(200);
});

test('a record that contains itself is refused, not followed for ever', () => {
  const circle = { type: 'record', name: 'Circle', fields: [{ name: 'self', type: 'Circle' }] };
  const check = structureCheck(avro.Type.forSchema(circle as unknown as avro.Schema));

  expect(() => check(Buffer.alloc(0))).toThrow('nested deeper');
});

test.each([
  ['a string of negative length', 'string', longs(-5)],
  ['a symbol that does not exist', { type: 'enum', name: 'One', symbols: ['A'] }, longs(1)],
  ['a branch that does not exist', ['null', 'string'], longs(2)],
  ['an integer without end', 'long', Buffer.alloc(20, 0xff)],
  ['bytes left over', 'null', Buffer.of(0)],
])('%s is refused', (_name, schema, bytes) => {
  const check = structureCheck(avro.Type.forSchema(schema as unknown as avro.Schema));

  expect(() => check(bytes)).toThrow();
});
