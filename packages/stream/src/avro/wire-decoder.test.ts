import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemoryRegistry } from '../adapters/memory/memory-registry.ts';
import { TidemarkError } from '../errors/tidemark-error.ts';
import type { SchemaRegistry } from '../ports/schema-registry.ts';
import { sampleCodec, sampleRecord } from './sample-codec.ts';
import { createWireDecoder } from './wire-decoder.ts';
import { openWireEncoder } from './wire-encoder.ts';

interface Sample {
  readonly id: string;
  readonly colour: string;
}

const subject = 'samples-value';
const id = { name: 'id', type: 'string' };
const colour = (...symbols: readonly string[]) => ({
  name: 'colour',
  type: { type: 'enum', name: 'Colour', symbols: [...symbols, 'UNKNOWN'], default: 'UNKNOWN' },
  default: 'UNKNOWN',
});
const codec = sampleCodec<Sample>(sampleRecord(id, colour('RED')));

/** The memory registry, counting lookups by id. */
function counted(): { readonly registry: SchemaRegistry; readonly lookups: number[] } {
  const memory = createMemoryRegistry();
  const lookups: number[] = [];
  const schemaById = (schemaId: number) => {
    lookups.push(schemaId);
    return memory.schemaById(schemaId);
  };
  return { registry: { ...memory, schemaById }, lookups };
}

async function written(registry: SchemaRegistry, schema: object, value: object): Promise<Buffer> {
  const writer = sampleCodec<object>(schema as never);
  await registry.register(`${subject}-${JSON.stringify(schema)}`, writer.json, 'BACKWARD_TRANSITIVE');
  const to = `${subject}-${JSON.stringify(schema)}`;
  return (await openWireEncoder({ registry, subject: to, codec: writer })).encode(value);
}

async function decoded(registry: SchemaRegistry, value: Buffer | null) {
  const decoder = createWireDecoder({ registry, codec, now: () => 0 });
  await decoder.prepare([value]);
  return decoder.decode(value);
}

test('reads what was written with its own schema', async () => {
  const { registry } = counted();
  const value = await written(registry, sampleRecord(id, colour('RED')) as object, {
    id: 'a',
    colour: 'RED',
  });

  expect(await decoded(registry, value)).toEqual({ ok: true, value: { id: 'a', colour: 'RED' } });
});

test.each([
  ['an older schema: the default fills the gap', sampleRecord(id), { id: 'a' }, 'UNKNOWN'],
  [
    'a newer schema: fields unknown here are left out, symbols unknown here become the default',
    sampleRecord(
      { name: 'tags', type: { type: 'map', values: { type: 'array', items: 'long' } } },
      colour('RED', 'BLUE'),
      id,
    ),
    { id: 'a', colour: 'BLUE', tags: { x: [1, 2], y: [] } },
    'UNKNOWN',
  ],
  [
    'a schema of another namespace',
    { ...(sampleRecord(id, colour('RED')) as object), namespace: 'com.shop' },
    { id: 'a', colour: 'RED' },
    'RED',
  ],
])('reads what was written with %s', async (_name, schema, value, expected) => {
  const { registry } = counted();

  const framed = await written(registry, schema as object, value);

  expect(await decoded(registry, framed)).toEqual({ ok: true, value: { id: 'a', colour: expected } });
});

test('what cannot be read is an outcome with its reason', async () => {
  const { registry } = counted();
  const good = await written(registry, sampleRecord(id, colour('RED')) as object, { id: 'a', colour: 'RED' });
  const foreign = await written(registry, sampleRecord({ name: 'amount', type: 'long' }) as object, {
    amount: 1,
  });
  const unknownId = Buffer.from('000000006300', 'hex');

  expect(await decoded(registry, null)).toMatchObject({ ok: false, reason: 'not-framed' });
  expect(await decoded(registry, Buffer.from('{}'))).toMatchObject({ reason: 'not-framed' });
  expect(await decoded(registry, unknownId)).toMatchObject({ reason: 'unknown-schema' });
  expect(await decoded(registry, foreign)).toMatchObject({ reason: 'incompatible-schema' });
  expect(await decoded(registry, good.subarray(0, -1))).toMatchObject({ reason: 'undecodable' });
  expect(await decoded(registry, Buffer.concat([good, Buffer.of(0)]))).toMatchObject({
    reason: 'undecodable',
  });
});

test.each([
  ['its own schema', sampleRecord(id, colour('RED')), { id: 'abc', colour: 'RED' }],
  [
    'a foreign schema',
    sampleRecord({ name: 'tags', type: { type: 'map', values: { type: 'array', items: 'long' } } }, id),
    { id: 'abc', tags: { x: [1, 2], y: [] } },
  ],
])('whatever becomes of bytes of %s, decoding ends soon with an outcome', async (_name, schema, value) => {
  const { registry } = counted();
  const framed = await written(registry, schema as object, value);
  const decoder = createWireDecoder({ registry, codec, now: () => 0 });
  await decoder.prepare([framed]);
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 });
  const lengths = fc.nat(framed.length);

  fc.assert(
    fc.property(changes, lengths, fc.uint8Array({ maxLength: 20 }), (changed, length, tail) => {
      const bytes = Buffer.concat([framed.subarray(0, Math.max(5, length)), tail]);
      for (const [at, byte] of changed) bytes[5 + (at % (bytes.length - 5))] = byte;
      const startedAt = performance.now();

      const outcome = decoder.decode(bytes);

      expect(outcome.ok || outcome.reason === 'undecodable').toBe(true);
      expect(performance.now() - startedAt).toBeLessThan(1_000);
    }),
    { numRuns: 1_000 },
  );
});

test('a writer schema is looked up once, by however many prepare at the same time', async () => {
  const { registry, lookups } = counted();
  const value = await written(registry, sampleRecord(id) as object, { id: 'a' });
  const decoder = createWireDecoder({ registry, codec, now: () => 0 });

  await Promise.all([decoder.prepare([value, value]), decoder.prepare([value])]);
  await decoder.prepare([value]);

  expect(lookups).toEqual([1]);
});

test('an unknown id is asked for again after ten seconds, and may be known then', async () => {
  const { registry, lookups } = counted();
  const value = Buffer.from('00000000010261', 'hex');
  let now = 0;
  const decoder = createWireDecoder({ registry, codec, now: () => now });
  const reasonAt = async (ms: number) => {
    now = ms;
    await decoder.prepare([value]);
    return decoder.decode(value);
  };

  expect(await reasonAt(0)).toMatchObject({ reason: 'unknown-schema' });
  await registry.register(subject, JSON.stringify(sampleRecord(id)), 'FULL_TRANSITIVE');

  expect(await reasonAt(9_999)).toMatchObject({ reason: 'unknown-schema' });
  expect(lookups).toEqual([1]);
  expect(await reasonAt(10_000)).toMatchObject({ ok: true, value: { id: 'a' } });
});

test('an unknown id stays readable as such while another partition looks up again', async () => {
  const { registry } = counted();
  const value = Buffer.from('000000006300', 'hex');
  let now = 0;
  const decoder = createWireDecoder({ registry, codec, now: () => now });

  await decoder.prepare([value]);
  now = 20_000;
  const other = decoder.prepare([value]);

  expect(decoder.decode(value)).toMatchObject({ reason: 'unknown-schema' });
  await other;
});

test('a registry that cannot be asked is thrown, and the next prepare asks again', async () => {
  const { registry } = counted();
  const value = await written(registry, sampleRecord(id) as object, { id: 'a' });
  let isDown = true;
  const outage = new TidemarkError('registry-unavailable', 'down', { isRetryable: true });
  const schemaById = (schemaId: number) => (isDown ? Promise.reject(outage) : registry.schemaById(schemaId));
  const decoder = createWireDecoder({ registry: { ...registry, schemaById }, codec, now: () => 0 });

  await expect(decoder.prepare([value])).rejects.toBe(outage);
  isDown = false;
  await decoder.prepare([value]);

  expect(decoder.decode(value)).toMatchObject({ ok: true });
});

test('a value that was never prepared is a bug, not poison', () => {
  const decoder = createWireDecoder({ registry: counted().registry, codec, now: () => 0 });

  expect(() => decoder.decode(Buffer.from('000000000100', 'hex'))).toThrow('prepare was not called');
});
