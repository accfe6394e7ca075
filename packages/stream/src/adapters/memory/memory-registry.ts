import avro from 'avsc';
import { refusal } from '../../errors/refusal.ts';
import type { TidemarkError } from '../../errors/tidemark-error.ts';
import type { Compatibility, SchemaRegistry } from '../../ports/schema-registry.ts';

interface Subject {
  readonly mode: Compatibility;
  /** Ids in the order of their versions. */
  readonly ids: readonly number[];
}

/** A registry in this process, with the ids and refusals of a real one: equal schemas share an id over all subjects. */
export function createMemoryRegistry(): SchemaRegistry {
  const texts: string[] = [];
  const subjects = new Map<string, Subject>();

  const idsOf = (subject: string) => subjects.get(subject)?.ids ?? [];
  const find = (ids: readonly number[], schema: string) => {
    const wanted = normal(schema);
    return ids.find((id) => normal(texts[id - 1]!) === wanted);
  };

  return {
    register: async (subject, schema, mode) => {
      const { mode: current, ids } = subjects.get(subject) ?? { mode, ids: [] };
      if (current !== mode) throw refused(subject, `it is held to ${current}, not to ${mode}`);
      const type = parsed(subject, schema);
      const registered = find(ids, schema);
      if (registered !== undefined) return registered;
      for (const id of ids) expectCompatible(subject, type, parsed(subject, texts[id - 1]!), mode);
      const everyId = texts.map((_, index) => index + 1);
      const id = find(everyId, schema) ?? texts.push(schema);
      subjects.set(subject, { mode, ids: [...ids, id] });
      return id;
    },
    latestId: async (subject) => idsOf(subject).at(-1),
    idOf: async (subject, schema) => find(idsOf(subject), schema),
    schemaById: async (id) => texts[id - 1],
  };
}

/** The text without its white space. */
function normal(schema: string): string {
  return JSON.stringify(JSON.parse(schema));
}

function parsed(subject: string, schema: string): avro.Type {
  try {
    return avro.Type.forSchema(JSON.parse(schema) as avro.Schema);
  } catch (cause) {
    throw refused(subject, 'it is not an Avro schema', cause);
  }
}

function expectCompatible(subject: string, next: avro.Type, earlier: avro.Type, mode: Compatibility): void {
  try {
    next.createResolver(earlier);
    if (mode === 'FULL_TRANSITIVE') earlier.createResolver(next);
  } catch (cause) {
    throw refused(subject, `it breaks ${mode} against an earlier version`, cause);
  }
}

function refused(subject: string, why: string, cause?: unknown): TidemarkError {
  return refusal(`Cannot register a schema for "${subject}": ${why}`, cause);
}
