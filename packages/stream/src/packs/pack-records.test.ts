import { isDeepStrictEqual } from 'node:util';
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import type { NewRecord } from '../ports/log.ts';
import { MAX_PACK_BYTES, PACK_HEAD_BYTES } from './pack-limits.ts';
import { packRecords } from './pack-records.ts';
import { unpackRecords } from './unpack-records.ts';

const KIB = 1_024;

function record(partition: number, bytes: number): NewRecord {
  return { topic: 'outputs', partition, key: null, value: Buffer.alloc(bytes) };
}

const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((array) => Buffer.from(array));
const text = fc.string({ unit: 'grapheme', maxLength: 80 });
const newRecord = fc.record({
  topic: fc.constantFrom('outputs', 'others'),
  partition: fc.integer({ min: 0, max: 2 }),
  key: fc.option(bytes(80)),
  // Around the lengths at which the head of a record, or of its value, takes another byte, and the limit of a pack.
  value: fc.option(fc.oneof(bytes(70), fc.constantFrom(8_000, 8_191, 8_192, 300 * KIB).map(Buffer.alloc))),
  headers: fc.dictionary(text, bytes(80), { maxKeys: 8 }),
});

test.prop([fc.array(newRecord, { maxLength: 100 })])(
  'what is packed comes out as it was, each partition in its order',
  (records) => {
    const unpacked = unpackRecords(packRecords(records));

    const inOrder = [...Map.groupBy(records, ({ topic, partition }) => `${topic}/${partition}`).values()];
    // Headers come without a prototype.
    const plain = unpacked.map((each) => ({ ...each, headers: { ...each.headers } }));
    const sent = inOrder.flat().map((each) => ({ ...each, headers: { ...each.headers } }));
    expect(isDeepStrictEqual(plain, sent)).toBe(true);
  },
);

test('what is too much for a batch goes on in the next pack, and a record that is by itself stands alone', () => {
  const sizes = [200 * KIB, 300 * KIB, 10, 300 * KIB, 900 * KIB, 10];

  const packs = packRecords(sizes.map((size) => record(0, size)));

  expect(packs.map(({ count }) => count)).toEqual([3, 1, 1, 1]);
  expect(packs.filter(({ bytes }) => bytes.length > PACK_HEAD_BYTES + MAX_PACK_BYTES)).toEqual([packs[2]]);
  expect(unpackRecords(packs).map(({ value }) => value!.length)).toEqual(sizes);
});

test('partitions have packs of their own', () => {
  const packs = packRecords([record(1, 10), record(0, 20), record(1, 30)]);

  expect(packs.map(({ partition, count }) => [partition, count])).toEqual([
    [1, 2],
    [0, 1],
  ]);
});

test('nothing makes no pack', () => {
  expect(packRecords([])).toEqual([]);
});
