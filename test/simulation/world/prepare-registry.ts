import { createMemoryRegistry, type SchemaRegistry } from '@tidemark/stream';
import { registerSchemas } from '../../../packages/pipeline/src/setup/register-schemas.ts';

/** A registry that holds every schema already and remembers what it was asked: one serves all worlds. */
export async function prepareRegistry(): Promise<SchemaRegistry> {
  const registry = createMemoryRegistry();
  await registerSchemas({ registry, topicPrefix: '' });
  const ids = new Map<string, Promise<number | undefined>>();
  const idOf = (subject: string, schema: string) => {
    const known = ids.get(subject) ?? registry.idOf(subject, schema);
    ids.set(subject, known);
    return known;
  };
  const register = async (subject: string, schema: string) => (await idOf(subject, schema))!;
  return { ...registry, idOf, register };
}
