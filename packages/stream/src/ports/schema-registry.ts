export type Compatibility = 'BACKWARD_TRANSITIVE' | 'FULL_TRANSITIVE';

/**
 * Schemas by id, as a Confluent-compatible registry keeps them. Only `register` writes.
 * A registry that cannot be asked throws `TidemarkError('registry-unavailable')`; what it does not have is a value, undefined.
 */
export interface SchemaRegistry {
  /**
   * Registers an Avro schema (JSON text) as the subject's next version under this mode and returns its id; the same
   * schema again returns the same id. Throws `TidemarkError('refused')` when it breaks the mode against an earlier version.
   */
  register(subject: string, schema: string, compatibility: Compatibility): Promise<number>;
  /** The id of the subject's latest version. */
  latestId(subject: string): Promise<number | undefined>;
  /** The id under which exactly this schema is a version of the subject. */
  idOf(subject: string, schema: string): Promise<number | undefined>;
  /** The Avro schema (JSON text) of an id; undefined also when the id belongs to a schema of another kind. */
  schemaById(id: number): Promise<string | undefined>;
}
