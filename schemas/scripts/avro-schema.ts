/** The part of Avro's schema language that this folder's schemas use; anything else makes the generator stop. */
export type AvroSchema = string | AvroUnion | AvroArray | AvroRecord | AvroEnum | AvroLogical;

export type AvroUnion = readonly AvroSchema[];

export interface AvroArray {
  readonly type: 'array';
  readonly items: AvroSchema;
}

export interface AvroField {
  readonly name: string;
  readonly type: AvroSchema;
  readonly doc: string;
  readonly default?: unknown;
}

export interface AvroRecord {
  readonly type: 'record';
  readonly name: string;
  readonly namespace?: string;
  readonly doc: string;
  readonly fields: readonly AvroField[];
}

export interface AvroEnum {
  readonly type: 'enum';
  readonly name: string;
  readonly doc: string;
  readonly symbols: readonly string[];
  readonly default: string;
}

/** A primitive with a logical type; the generated code reads the primitive. */
export interface AvroLogical {
  readonly type: 'long';
  readonly logicalType: string;
}

export type NamedType = AvroRecord | AvroEnum;

/** One .avsc file. */
export interface SchemaFile {
  /** File name without `.avsc`. */
  readonly name: string;
  readonly schema: AvroRecord;
}

export function isUnion(schema: AvroSchema): schema is AvroUnion {
  return Array.isArray(schema);
}

/** The schema as the one line that is registered and compared. */
export function schemaText(schema: AvroSchema): string {
  return JSON.stringify(schema);
}
