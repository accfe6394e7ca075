import avro from 'avsc';

/** A schema that somebody else writes one of our sources with. */
export interface ForeignWriter {
  readonly name: string;
  /** What the registry has under its id. */
  readonly json: string;
  /** Its bytes of one of our values, with `depth` for what nests; undefined where only other bytes make sense. */
  readonly encode?: (value: Readonly<Record<string, unknown>>, depth: number) => Buffer;
}

interface Field {
  readonly name: string;
  readonly type: unknown;
  readonly default?: unknown;
}
interface RecordSchema {
  readonly name: string;
  readonly fields: readonly Field[];
}

/** Beyond what any machine could walk: each record holds two of the one before, the innermost nothing. */
const DOUBLINGS = 60;
const NESTED_ARRAYS = 30;
/** Deeper than a stack. */
const NESTED_SCHEMA = 20_000;

/** Writers whose values can be read as ours, and writers whose cannot, made from our own schema. */
export function foreignWriters(json: string): readonly ForeignWriter[] {
  return [...evolved(json), ...nested(json), ...unreadable(json)];
}

function evolved(json: string): readonly ForeignWriter[] {
  return [
    writer(
      'of a later release',
      json,
      (fields) => [...fields, optional('coupon', 'string')],
      () => ({ coupon: 'SPRING' }),
    ),
    writer('with its fields the other way round', json, (fields) => fields.toReversed()),
    writer('with a symbol more in each enum', json, withSymbols),
    writer(
      'with ints for longs',
      json,
      (fields) => fields.map(typed('long', 'int')),
      () => ({ occurredAt: 7, amountMinor: 5 }),
    ),
    writer('with bytes for strings', json, bytesForIds, (value) => ({
      customerId: Buffer.from(String(value['customerId'])),
      eventId: Buffer.from(String(value['eventId'])),
    })),
    writer('without its optional fields', json, (fields) =>
      fields.filter(({ default: none }) => none === undefined),
    ),
    writer(
      'with a thousand fields',
      json,
      (fields) => [...fields, ...thousand],
      () => Object.fromEntries(thousand.map(({ name }) => [name, 1])),
    ),
    {
      name: 'of another namespace',
      json: JSON.stringify({ ...JSON.parse(json), namespace: 'com.shop.v7' }),
      encode: (value) => encoder({ ...JSON.parse(json), namespace: 'com.shop.v7' })(value),
    },
  ];
}

function nested(json: string): readonly ForeignWriter[] {
  const arrays = Array.from({ length: NESTED_ARRAYS }).reduce<unknown>(
    (items) => ({ type: 'array', items }),
    'int',
  );
  return [
    writer(
      'with a tree',
      json,
      (fields) => [...fields, { name: 'tree', type: ['null', tree], default: null }],
      (_, depth) => ({ tree: treeOf(depth) }),
    ),
    writer(
      'with a list that holds itself',
      json,
      (fields) => [{ name: 'list', type: list }, ...fields],
      (_, depth) => ({ list: listOf(depth) }),
    ),
    writer(
      'with lists of lists',
      json,
      (fields) => [...fields, { name: 'arrays', type: arrays }],
      () => ({ arrays: [] }),
    ),
    // Its values take no bytes at all: those of ours are of this schema, too.
    { name: 'with records that double', json: JSON.stringify(withFirst(json, doubling())) },
  ];
}

/** Schemas that do not resolve, or are none: what is written with them can only be dead. */
function unreadable(json: string): readonly ForeignWriter[] {
  const schema = JSON.parse(json) as RecordSchema;
  const deep = `${'{"type":"array","items":'.repeat(NESTED_SCHEMA)}"int"${'}'.repeat(NESTED_SCHEMA)}`;
  const circle = { type: 'record', name: 'Circle', fields: [{ name: 'self', type: 'Circle' }] };
  const withField = (type: unknown) =>
    JSON.stringify({ ...schema, fields: [{ name: 'odd', type }, ...schema.fields] });
  return [
    {
      name: 'without its ids',
      json: JSON.stringify({ ...schema, fields: schema.fields.filter(({ name }) => !name.endsWith('Id')) }),
    },
    { name: 'of texts alone', json: '"string"' },
    { name: 'of either of two', json: JSON.stringify([schema, 'null']) },
    { name: 'that holds itself for ever', json: withField(circle) },
    { name: 'nested deeper than a stack', json: withField('DEEP').replace('"DEEP"', deep) },
    {
      name: 'with a field that no language can name',
      json: withField('int').replace('"odd"', '"a-b; process.exit()"'),
    },
    { name: 'of a type that is not there', json: withField('Nowhere') },
    ...['', '{', 'null', '[]', '{}', '"', '{"type":"record"}'].map((text) => ({
      name: `that is ${JSON.stringify(text)}`,
      json: text,
    })),
  ];
}

type Extra = (value: Readonly<Record<string, unknown>>, depth: number) => Readonly<Record<string, unknown>>;

function writer(
  name: string,
  json: string,
  change: (fields: readonly Field[]) => readonly Field[],
  extra: Extra = () => ({}),
): ForeignWriter {
  const schema = JSON.parse(json) as RecordSchema;
  const own = { ...schema, fields: change(schema.fields) };
  const encode = encoder(own);
  return {
    name,
    json: JSON.stringify(own),
    encode: (value, depth) => encode({ ...value, ...extra(value, depth) }),
  };
}

function encoder(schema: unknown): (value: unknown) => Buffer {
  const type = avro.Type.forSchema(schema as avro.Schema);
  return (value) => type.toBuffer(value);
}

const optional = (name: string, type: unknown): Field => ({ name, type: ['null', type], default: null });
const thousand = Array.from({ length: 1_000 }, (_, index) => ({ name: `field${index}`, type: 'int' }));

/** A type in the place of another, also within a logical one. */
const typed =
  (from: string, to: string) =>
  (field: Field): Field =>
    JSON.parse(
      JSON.stringify(field)
        .replaceAll(`"${from}"`, `"${to}"`)
        .replaceAll('"logicalType":"timestamp-millis"', '"doc":""'),
    );

function bytesForIds(fields: readonly Field[]): readonly Field[] {
  return fields.map((field) =>
    ['customerId', 'eventId'].includes(field.name) ? { ...field, type: 'bytes' } : field,
  );
}

function withSymbols(fields: readonly Field[]): readonly Field[] {
  return JSON.parse(JSON.stringify(fields).replaceAll('"symbols":[', '"symbols":["OF_THE_FUTURE",'));
}

function withFirst(json: string, type: unknown): RecordSchema {
  const schema = JSON.parse(json) as RecordSchema;
  return { ...schema, fields: [{ name: 'first', type }, ...schema.fields] };
}

const tree = {
  type: 'record',
  name: 'Tree',
  fields: [
    { name: 'label', type: 'string' },
    { name: 'children', type: { type: 'array', items: 'Tree' } },
    { name: 'more', type: { type: 'map', values: ['null', 'Tree', 'double'] } },
  ],
};

function treeOf(depth: number): object | null {
  if (depth === 0) return null;
  const child = treeOf(depth - 1);
  return {
    label: 'x'.repeat(depth),
    children: child === null ? [] : [child],
    more: { none: null, half: 0.5 },
  };
}

const list = { type: 'record', name: 'List', fields: [{ name: 'next', type: ['null', 'List'] }] };

function listOf(depth: number): object {
  return { next: depth === 0 ? null : listOf(depth - 1) };
}

function doubling(): unknown {
  const record = (level: number): unknown =>
    level === 0
      ? { type: 'record', name: 'D0', fields: [{ name: 'a', type: 'null' }] }
      : {
          type: 'record',
          name: `D${level}`,
          fields: [
            { name: 'a', type: record(level - 1) },
            { name: 'b', type: `D${level - 1}` },
          ],
        };
  return record(DOUBLINGS);
}
