/** What a new version of a subject must be compatible with: readers of all earlier ones, or their writers too. */
export type Compatibility = 'BACKWARD_TRANSITIVE' | 'FULL_TRANSITIVE';

/**
 * Schemas by id, as a Confluent-compatible registry keeps them. Only `register` writes. What the registry does not have is
 * a value, undefined. All throw TidemarkError `registry-unavailable` (retryable) for an outage.
 */
export interface SchemaRegistry {
  /**
   * Registers an Avro schema (JSON text) as the subject's next version under this mode and returns its id, a positive
   * integer; the same schema again returns the same id. Throws TidemarkError `refused` when the schema breaks the mode
   * against an earlier version, is no Avro schema, or the subject is held to another mode.
   */
  register(subject: string, schema: string, compatibility: Compatibility): Promise<number>;
  /** The id of the subject's latest version. */
  latestId(subject: string): Promise<number | undefined>;
  /** The id under which exactly this schema is a version of the subject. */
  idOf(subject: string, schema: string): Promise<number | undefined>;
  /** The Avro schema (JSON text) of an id; undefined also when the id belongs to a schema of another kind. */
  schemaById(id: number): Promise<string | undefined>;
}
