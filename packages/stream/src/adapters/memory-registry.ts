import avro from 'avsc';
import { TidemarkError } from '../errors.ts';
import type { Compatibility, SchemaRegistry } from '../ports/schema-registry.ts';

/** A registry in this process, with the ids and refusals of a real one: equal schemas share an id over all subjects. */
export function createMemoryRegistry(): SchemaRegistry {
  const schemas: string[] = [];
  const subjects = new Map<string, number[]>();

  const find = (ids: readonly number[], schema: string) =>
    ids.find((id) => canonical(schemas[id - 1]!) === canonical(schema));

  return {
    register: async (subject, schema, compatibility) => {
      const versions = subjects.get(subject) ?? [];
      const registered = find(versions, schema);
      if (registered !== undefined) return registered;
      for (const id of versions) expectCompatible(subject, schema, schemas[id - 1]!, compatibility);
      const id =
        find(
          [...schemas.keys()].map((index) => index + 1),
          schema,
        ) ?? schemas.push(schema);
      subjects.set(subject, [...versions, id]);
      return id;
    },
    latestId: async (subject) => subjects.get(subject)?.at(-1),
    idOf: async (subject, schema) => find(subjects.get(subject) ?? [], schema),
    schemaById: async (id) => schemas[id - 1],
  };
}

/** The text without its white space. */
function canonical(schema: string): string {
  return JSON.stringify(JSON.parse(schema));
}

function expectCompatible(subject: string, next: string, earlier: string, mode: Compatibility): void {
  try {
    const [nextType, earlierType] = [next, earlier].map((text) =>
      avro.Type.forSchema(JSON.parse(text) as avro.Schema),
    ) as [avro.Type, avro.Type];
    nextType.createResolver(earlierType);
    if (mode === 'FULL_TRANSITIVE') earlierType.createResolver(nextType);
  } catch (cause) {
    throw new TidemarkError(
      'refused',
      `Cannot register a schema for "${subject}": it breaks ${mode} against an earlier version`,
      { isRetryable: false, cause },
    );
  }
}
