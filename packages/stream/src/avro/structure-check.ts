import type avro from 'avsc';
import { type Cursor, malformed, skip, skipLong, skipSized } from './cursor.ts';

/** Throws unless the bytes have, from the first to the last, the structure of the schema. */
export type StructureCheck = (bytes: Buffer) => void;

type Walk = (cursor: Cursor) => void;

/** Records, arrays, maps and unions inside each other; only recursive schemas come near it. */
const MAX_DEPTH = 64;

/**
 * Walks Avro bytes without building anything: lengths and counts are held against the bytes at hand, so that four bytes
 * cannot announce 2^31 items. The time is linear in the bytes.
 */
export function structureCheck(type: avro.Type): StructureCheck {
  const walk = walkOf(type, new Map());
  return (bytes) => {
    const cursor: Cursor = { bytes, position: 0, items: 0, depth: 0 };
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
      return skipLong as Walk;
    case 'float':
      return (cursor) => skip(cursor, 4);
    case 'double':
      return (cursor) => skip(cursor, 8);
    case 'bytes':
    case 'string':
      return skipSized;
    default:
      return makeNamedOrNested(type, known);
  }
}

function makeNamedOrNested(type: avro.Type, known: Map<avro.Type, Walk>): Walk {
  if (isType<avro.types.FixedType>(type, 'fixed')) {
    return (cursor) => skip(cursor, type.size);
  }
  if (isType<avro.types.EnumType>(type, 'enum')) {
    return enumWalk(type.symbols.length);
  }
  if (isType<avro.types.ArrayType>(type, 'array')) {
    return nested(itemsWalk(walkOf(type.itemsType, known)));
  }
  if (isType<avro.types.MapType>(type, 'map')) {
    const value = walkOf(type.valuesType as avro.Type, known);
    return nested(
      itemsWalk((cursor) => {
        skipSized(cursor);
        value(cursor);
      }),
    );
  }
  if (isType<avro.types.RecordType>(type, 'record')) {
    return nested(fieldsWalk(type.fields.map((field) => walkOf(field.type, known))));
  }
  if (isType<avro.types.UnwrappedUnionType>(type, 'union')) {
    return nested(unionWalk(type.types.map((branch) => walkOf(branch, known))));
  }
  throw new Error(`Cannot check values of type ${type.typeName}`);
}

function isType<T extends avro.Type>(type: avro.Type, typeName: string): type is T {
  return type.typeName.split(':')[0] === typeName;
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
    walk(cursor);
    cursor.depth--;
  };
}
