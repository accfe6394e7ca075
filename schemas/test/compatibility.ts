import avro from 'avsc';

export type Mode = 'BACKWARD_TRANSITIVE' | 'FULL_TRANSITIVE';

/**
 * Why `next` must not follow `earlier` in a subject of this mode; undefined when it may. What a registry checks at
 * `setup`, without one.
 */
export function violation(next: string, earlier: string, mode: Mode): string | undefined {
  const [newer, older] = [next, earlier].map((text) =>
    avro.Type.forSchema(JSON.parse(text) as avro.Schema),
  ) as [avro.Type, avro.Type];
  try {
    newer.createResolver(older);
    if (mode === 'FULL_TRANSITIVE') older.createResolver(newer);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
