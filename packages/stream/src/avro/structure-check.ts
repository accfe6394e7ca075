import avro from 'avsc';
import { type Cursor, malformed, skip, skipLong, skipSized } from './cursor.ts';

/** Throws unless the bytes have, from the first to the last, the structure of the schema. */
export type StructureCheck = (bytes: Buffer) => void;

type Walk = (cursor: Cursor) => unknown;

/** Records, arrays, maps and unions inside each other; only recursive schemas come near it. */
const MAX_DEPTH = 64;
/**
 * Parts that may take no bytes: records of nothing. A schema of sixty records, each with two of the one before, would
 * otherwise be walked 2^60 times for a value of no byte at all.
 */
const EMPTY_PARTS = 1_000;

/**
 * Walks Avro bytes without building anything: lengths and counts are held against the bytes at hand, so that four bytes
 * cannot announce 2^31 items. The time is linear in the bytes.
 */
export function structureCheck(type: avro.Type): StructureCheck {
  const walk = walkOf(type, new Map());
  return (bytes) => {
    const cursor: Cursor = { bytes, position: 0, items: 0, parts: 0, depth: 0 };
    walk(cursor);
    if (cursor.position !== bytes.length) {
      throw malformed(`${bytes.length - cursor.position} bytes left over`, cursor);
    }
  };
}

function walkOf(type: avro.Type, known: Map<avro.Type, Walk>): Walk {
  const earlier = known.get(type);
  if (earlier !== undefined) return earlier;
  // 1. A recursive schema asks for this walk while it is being made: give it one that looks it up when it runs.
  known.set(type, (cursor) => known.get(type)!(cursor));
  // 2. Make it. 3. Put it in the place of the first.
  const walk = makeWalk(type, known);
  known.set(type, walk);
  return walk;
}

function makeWalk(type: avro.Type, known: Map<avro.Type, Walk>): Walk {
  switch (type.typeName) {
    case 'null':
      return () => {};
    case 'boolean':
      return (cursor) => skip(cursor, 1);
    case 'int':
    case 'long':
      return skipLong;
    case 'float':
      return (cursor) => skip(cursor, 4);
    case 'double':
      return (cursor) => skip(cursor, 8);
    case 'bytes':
    case 'string':
      return skipSized;
    default:
      return makeComplexWalk(type, known);
  }
}

function makeComplexWalk(type: avro.Type, known: Map<avro.Type, Walk>): Walk {
  const { FixedType, EnumType, ArrayType, MapType, RecordType, UnwrappedUnionType, WrappedUnionType } =
    avro.types;
  if (type instanceof FixedType) return (cursor) => skip(cursor, type.size);
  if (type instanceof EnumType) return enumWalk(type.symbols.length);
  if (type instanceof ArrayType) return nested(itemsWalk(walkOf(type.itemsType, known)));
  if (type instanceof MapType)
    return nested(itemsWalk(entryWalk(walkOf(type.valuesType as avro.Type, known))));
  if (type instanceof RecordType)
    return nested(fieldsWalk(type.fields.map((field) => walkOf(field.type, known))));
  if (type instanceof UnwrappedUnionType || type instanceof WrappedUnionType) {
    return nested(unionWalk(type.types.map((branch) => walkOf(branch, known))));
  }
  throw new Error(`Cannot check values of type ${type.typeName}`);
}

function enumWalk(symbols: number): Walk {
  return (cursor) => {
    const index = skipLong(cursor);
    if (!(index >= 0 && index < symbols)) throw malformed(`enum symbol ${index} of ${symbols}`, cursor);
  };
}

function unionWalk(branches: readonly Walk[]): Walk {
  return (cursor) => {
    const branch = branches[skipLong(cursor)];
    if (branch === undefined) throw malformed('a union branch that does not exist', cursor);
    branch(cursor);
  };
}

function entryWalk(value: Walk): Walk {
  return (cursor) => {
    skipSized(cursor);
    value(cursor);
  };
}

function fieldsWalk(fields: readonly Walk[]): Walk {
  return (cursor) => {
    for (const field of fields) field(cursor);
  };
}

function itemsWalk(item: Walk): Walk {
  return (cursor) => {
    for (let count = skipLong(cursor); count !== 0; count = skipLong(cursor)) {
      if (count < 0) {
        count = -count;
        skipLong(cursor);
      }
      // Items may take no bytes (null, an empty record): the sum over the whole value is bounded, not each count alone.
      cursor.items += count;
      if (cursor.items > cursor.bytes.length) throw malformed(`${count} items`, cursor);
      for (let index = 0; index < count; index++) item(cursor);
    }
  };
}

function nested(walk: Walk): Walk {
  return (cursor) => {
    if (++cursor.depth > MAX_DEPTH) throw malformed(`nested deeper than ${MAX_DEPTH}`, cursor);
    if (++cursor.parts > cursor.bytes.length + EMPTY_PARTS) {
      throw malformed(`more parts than ${cursor.bytes.length + EMPTY_PARTS}`, cursor);
    }
    walk(cursor);
    cursor.depth--;
  };
}
