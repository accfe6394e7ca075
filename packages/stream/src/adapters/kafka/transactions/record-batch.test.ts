import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { zstdDecompressSync } from 'node:zlib';
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { packRecords } from '../../../packs/pack-records.ts';
import type { NewRecord } from '../../../ports/log.ts';
import { type BatchHead, compressBatch, sealBatch } from './record-batch.ts';

const require = createRequire(import.meta.url);

interface Encoded {
  readonly buffer: Buffer;
}

/** kafkajs's own encoder, which every Kafka has read for years. */
const { RecordBatch } = require('kafkajs/src/protocol/recordBatch/v0/index.js') as {
  RecordBatch: (batch: object) => Promise<Encoded>;
};
const Record = require('kafkajs/src/protocol/recordBatch/record/v0/index.js') as (record: object) => Encoded;

async function asKafkajs(records: readonly NewRecord[], head: BatchHead): Promise<Buffer> {
  const batch = await RecordBatch({
    records: records.map(({ key, value, headers }, offsetDelta) =>
      Record({ key, value, headers, offsetDelta }),
    ),
    firstTimestamp: head.timestamp,
    maxTimestamp: head.timestamp,
    producerId: head.producerId.toString(),
    producerEpoch: head.producerEpoch,
    firstSequence: head.firstSequence,
    transactional: true,
    lastOffsetDelta: records.length - 1,
  });
  return batch.buffer;
}

const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((array) => Buffer.from(array));
const text = fc.string({ unit: 'grapheme', maxLength: 80 });
const record: fc.Arbitrary<NewRecord> = fc.record({
  topic: fc.constant('outputs'),
  partition: fc.constant(0),
  key: fc.option(bytes(40)),
  // Lengths of one, two and three bytes.
  value: fc.option(fc.oneof(bytes(10), bytes(400), fc.integer({ min: 8_000, max: 9_000 }).map(Buffer.alloc))),
  headers: fc.dictionary(text, fc.oneof(text, bytes(100)), { maxKeys: 8 }),
});
const head: fc.Arbitrary<BatchHead> = fc.record({
  producerId: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
  producerEpoch: fc.integer({ min: 0, max: 32_767 }),
  firstSequence: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  timestamp: fc.integer({ min: 0, max: 4_102_444_800_000 }),
});

test.prop([fc.array(record, { minLength: 1, maxLength: 80 }), head])(
  'a batch has the bytes that kafkajs gives it',
  async (records, given) => {
    const batch = sealBatch(packRecords(records)[0]!, given);

    expect(batch.equals(await asKafkajs(records, given))).toBe(true);
  },
);

test('a record with nothing in it is a record', async () => {
  const empty: NewRecord = { topic: 'outputs', partition: 0, key: null, value: null };
  const given = { producerId: 7n, producerEpoch: 0, firstSequence: 0, timestamp: 0 };

  const batch = sealBatch(packRecords([empty])[0]!, given);

  expect(batch.equals(await asKafkajs([empty], given))).toBe(true);
});

test('what Zstandard alone packs is packed by it, and the records are the same', () => {
  const once = randomBytes(400_000);
  const value = Buffer.concat([once, once]);
  const given = { producerId: 7n, producerEpoch: 0, firstSequence: 0, timestamp: 0 };
  const batch = sealBatch(packRecords([{ topic: 'outputs', partition: 0, key: null, value }])[0]!, given);

  const compressed = compressBatch(batch);

  expect(compressed.readInt16BE(21)).toBe(16 | 4);
  expect(compressed.length).toBeLessThan(500_000);
  expect(zstdDecompressSync(compressed.subarray(61)).equals(batch.subarray(61))).toBe(true);
});
