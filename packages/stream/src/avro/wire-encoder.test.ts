import { expect, test } from 'vitest';
import { createMemoryRegistry } from '../adapters/memory/memory-registry.ts';
import { sampleCodec, sampleRecord } from './sample-codec.ts';
import { openWireEncoder } from './wire-encoder.ts';

const subject = 'samples-value';
const id = { name: 'id', type: 'string' };
const note = { name: 'note', type: ['null', 'string'], default: null };
const codec = sampleCodec<{ id: string }>(sampleRecord(id));
const newer = sampleCodec<{ id: string }>(sampleRecord(id, note));

test('a value goes out behind the frame of its schema', async () => {
  const registry = createMemoryRegistry();
  const schemaId = await registry.register(subject, codec.json, 'FULL_TRANSITIVE');

  const encoder = await openWireEncoder({ registry, subject, codec });

  expect(encoder.schemaId).toBe(schemaId);
  expect(encoder.encode({ id: 'ab' }).toString('hex')).toBe('0000000001046162');
});

test('an older build keeps writing under the id of its own schema', async () => {
  const registry = createMemoryRegistry();
  const schemaId = await registry.register(subject, codec.json, 'FULL_TRANSITIVE');
  await registry.register(subject, newer.json, 'FULL_TRANSITIVE');

  const encoder = await openWireEncoder({ registry, subject, codec });

  expect(encoder.schemaId).toBe(schemaId);
});

test('a subject that is not registered is refused with what to do', async () => {
  const opening = openWireEncoder({ registry: createMemoryRegistry(), subject, codec });

  await expect(opening).rejects.toMatchObject({ code: 'refused', isRetryable: false });
  await expect(opening).rejects.toThrow(/no such subject.*`tidemark setup`/);
});

test('a subject that has other schemas only is refused with the latest id', async () => {
  const registry = createMemoryRegistry();
  await registry.register(subject, codec.json, 'FULL_TRANSITIVE');

  const opening = openWireEncoder({ registry, subject, codec: newer });

  await expect(opening).rejects.toThrow(/the latest has id 1.*`tidemark setup`/);
});
