import type { SchemaRegistry } from '@tidemark/stream';
import { type Caller, portCall } from './port-call.ts';

/** The schema registry as a process sees it. */
export function simulatedRegistry(caller: Caller): SchemaRegistry {
  const { registry } = caller.world;
  const ask = async <T>(name: string, part: () => Promise<T>): Promise<T> =>
    (await portCall(caller, { operation: 'registry', name }, [part]))[0]!;
  return {
    register: (subject, schema, mode) =>
      ask(`register ${subject}`, () => registry.register(subject, schema, mode)),
    latestId: (subject) => ask(`latest id of ${subject}`, () => registry.latestId(subject)),
    idOf: (subject, schema) => ask(`id of ${subject}`, () => registry.idOf(subject, schema)),
    schemaById: (id) => ask(`schema ${id}`, () => registry.schemaById(id)),
  };
}
