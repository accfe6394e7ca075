import { isDeepStrictEqual } from 'node:util';
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { createMemoryRegistry } from '../adapters/memory/memory-registry.ts';
import { sampleCodec, sampleRecord } from '../avro/sample-codec.ts';
import { openWireEncoder } from '../avro/wire-encoder.ts';
import { packRecords } from './pack-records.ts';
import { openPackWriter, type PackWriter } from './pack-writer.ts';

const topic = 'outputs';
const subject = 'outputs-value';
const codec = sampleCodec<{ id: string }>(sampleRecord({ name: 'id', type: 'string' }));
const headers = { kind: 'sample', id: undefined, 'content-type': 'avro', at: undefined };

async function opened() {
  const registry = createMemoryRegistry();
  await registry.register(subject, codec.json, 'FULL_TRANSITIVE');
  const writer = await openPackWriter({ registry, topic, subject, codec, headers });
  return { writer, encoder: await openWireEncoder({ registry, subject, codec }) };
}

const text = fc.string({ unit: 'grapheme', maxLength: 80 });
const length = fc.constantFrom(0, 1, 57, 58, 8_180, 8_190, 300_000);
const entry = fc.record({ key: text, id: length.map((units) => 'x'.repeat(units)), at: text });

test.prop([fc.array(entry, { minLength: 1, maxLength: 80 })])(
  'records that are written in place have the bytes of those that are packed',
  async (entries) => {
    const { writer, encoder } = await opened();

    for (const { key, id, at } of entries) writer.append(key, { id }, [key, Buffer.from(at)]);

    const records = entries.map(({ key, id, at }) => ({
      topic,
      partition: 4,
      key: Buffer.from(key),
      value: encoder.encode({ id }),
      headers: { ...headers, id: key, at },
    }));
    expect(isDeepStrictEqual(writer.take(4), packRecords(records))).toBe(true);
  },
);

const appended = (writer: PackWriter<{ id: string }>, ...ids: readonly string[]) => {
  for (const id of ids) writer.append('key', { id }, ['1', '2']);
};

test('what is taken stays as it is while the next records are written', async () => {
  const { writer } = await opened();
  appended(writer, 'a');
  const [first] = writer.take(0);
  const before = Buffer.from(first!.bytes);

  appended(writer, 'b', 'c');

  expect(writer.take(1)).toMatchObject([{ partition: 1, count: 2 }]);
  expect(first!.bytes).toEqual(before);
});

test('what was written before an error is let go of, and so is a record that was not ended', async () => {
  const { writer } = await opened();
  appended(writer, 'a');
  expect(() => writer.append('key', { id: 7 as unknown as string }, ['1', '2'])).toThrow();

  writer.drop();

  expect(writer.take(0)).toEqual([]);
  appended(writer, 'b');
  expect(writer.take(0)).toMatchObject([{ count: 1 }]);
});

test('a subject that is not registered is refused', async () => {
  const registry = createMemoryRegistry();

  const opening = openPackWriter({ registry, topic, subject, codec, headers });

  await expect(opening).rejects.toMatchObject({ code: 'refused' });
});
