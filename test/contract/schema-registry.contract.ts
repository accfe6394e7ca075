import type { SchemaRegistry } from '@tidemark/stream';
import { describe, expect, test } from 'vitest';

/** The laws of the SchemaRegistry port. `subject` must be new on each call of `fresh`. */
export function schemaRegistryContract(
  name: string,
  fresh: () => { readonly registry: SchemaRegistry; readonly subject: string },
): void {
  describe(`a schema registry: ${name}`, () => {
    test('what it does not have is undefined, not an error', async () => {
      const { registry, subject } = fresh();

      expect(await registry.latestId(subject)).toBeUndefined();
      expect(await registry.idOf(subject, schema('id'))).toBeUndefined();
      expect(await registry.schemaById(2_000_000_000)).toBeUndefined();
    });

    test('a registered schema is found by id, as latest, and by its text', async () => {
      const { registry, subject } = fresh();

      const id = await registry.register(subject, schema('id'), 'BACKWARD_TRANSITIVE');

      expect(id).toBeGreaterThan(0);
      expect(await registry.latestId(subject)).toBe(id);
      expect(await registry.idOf(subject, schema('id'))).toBe(id);
      expect(JSON.parse((await registry.schemaById(id)) ?? '')).toEqual(JSON.parse(schema('id')));
    });

    test('registering the same schema again changes nothing', async () => {
      const { registry, subject } = fresh();
      const id = await registry.register(subject, schema('id'), 'BACKWARD_TRANSITIVE');
      const nextId = await registry.register(subject, schema('id', 'note'), 'BACKWARD_TRANSITIVE');

      expect(await registry.register(subject, schema('id'), 'BACKWARD_TRANSITIVE')).toBe(id);
      expect(await registry.latestId(subject)).toBe(nextId);
    });

    test('an older version keeps its id when a newer one is registered', async () => {
      const { registry, subject } = fresh();
      const id = await registry.register(subject, schema('id'), 'BACKWARD_TRANSITIVE');

      const nextId = await registry.register(subject, schema('id', 'note'), 'BACKWARD_TRANSITIVE');

      expect(nextId).not.toBe(id);
      expect(await registry.idOf(subject, schema('id'))).toBe(id);
      expect(await registry.idOf(subject, schema('id', 'note'))).toBe(nextId);
    });

    test('a schema of another subject is not a version of this one', async () => {
      const { registry, subject } = fresh();
      const other = fresh().subject;
      await registry.register(subject, schema('id'), 'BACKWARD_TRANSITIVE');
      await registry.register(other, schema('id', 'note'), 'BACKWARD_TRANSITIVE');

      expect(await registry.idOf(subject, schema('id', 'note'))).toBeUndefined();
    });

    test('a new required field breaks BACKWARD_TRANSITIVE and is refused', async () => {
      const { registry, subject } = fresh();
      const id = await registry.register(subject, schema('id'), 'BACKWARD_TRANSITIVE');

      const registering = registry.register(subject, withField('amount', 'long'), 'BACKWARD_TRANSITIVE');

      await expect(registering).rejects.toMatchObject({ code: 'refused', isRetryable: false });
      expect(await registry.latestId(subject)).toBe(id);
    });

    test('a dropped required field breaks FULL_TRANSITIVE alone', async () => {
      const [full, backward] = [fresh(), fresh()];
      await full.registry.register(full.subject, withField('amount', 'long'), 'FULL_TRANSITIVE');
      await backward.registry.register(backward.subject, withField('amount', 'long'), 'BACKWARD_TRANSITIVE');

      const dropping = full.registry.register(full.subject, schema('id'), 'FULL_TRANSITIVE');

      await expect(dropping).rejects.toMatchObject({ code: 'refused' });
      expect(
        await backward.registry.register(backward.subject, schema('id'), 'BACKWARD_TRANSITIVE'),
      ).toBeGreaterThan(0);
    });

    test('a subject registered under another mode is refused', async () => {
      const { registry, subject } = fresh();
      await registry.register(subject, schema('id'), 'BACKWARD_TRANSITIVE');

      const registering = registry.register(subject, schema('id'), 'FULL_TRANSITIVE');

      await expect(registering).rejects.toMatchObject({ code: 'refused' });
    });

    test('what is not a schema is refused', async () => {
      const { registry, subject } = fresh();

      const registering = registry.register(subject, '{"type":"record"}', 'FULL_TRANSITIVE');

      await expect(registering).rejects.toMatchObject({ code: 'refused' });
    });
  });
}

/** A record with a required first field and optional ones. */
function schema(required: string, ...optional: readonly string[]): string {
  return record([
    { name: required, type: 'string', doc: 'Which one.' },
    ...optional.map((name) => ({ name, type: ['null', 'string'], default: null })),
  ]);
}

function withField(name: string, type: string): string {
  return record([
    { name: 'id', type: 'string' },
    { name, type },
  ]);
}

function record(fields: readonly object[]): string {
  return JSON.stringify({ type: 'record', name: 'Sample', namespace: 'tidemark', fields });
}
