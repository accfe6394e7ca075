export type Compatibility = 'BACKWARD_TRANSITIVE' | 'FULL_TRANSITIVE';

/**
 * Schemas by id, as a Confluent-compatible registry keeps them. Only `register` writes.
 * An unreachable registry throws `RegistryUnavailable`; an unknown id or subject is a value, undefined.
 */
export interface SchemaRegistry {
  register(subject: string, schema: string, compatibility: Compatibility): Promise<number>;
  /** The id of the subject's latest version. */
  latestId(subject: string): Promise<number | undefined>;
  /** The Avro schema (JSON text) of an id. */
  schemaById(id: number): Promise<string | undefined>;
}
