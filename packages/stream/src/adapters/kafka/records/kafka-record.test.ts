import { createRequire } from 'node:module';
import type { KafkaMessage } from 'kafkajs';
import { expect, test } from 'vitest';
import { fromMessage } from './kafka-record.ts';

const require = createRequire(import.meta.url);
const Decoder = require('kafkajs/src/protocol/decoder.js');
const encodeRecord = require('kafkajs/src/protocol/recordBatch/record/v0/index.js');
const decodeRecord = require('kafkajs/src/protocol/recordBatch/record/v0/decoder.js');

/** A record as it comes from a broker: written by kafkajs, read by kafkajs, taken over. */
function received(headers: readonly (readonly [name: string, values: Buffer | Buffer[]])[]) {
  const decoder = new Decoder(
    encodeRecord({ key: null, value: null, headers: Object.fromEntries(headers) }).buffer,
  );
  decoder.readVarInt(); // its length
  const message: KafkaMessage = decodeRecord(decoder, { firstOffset: '7', firstTimestamp: '9' });
  return fromMessage({ topic: 'purchases', partition: 1 }, message);
}

test('of a header that stands several times the last one counts', () => {
  const [one, two, three] = ['1', '2', '3'].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer];

  const { headers } = received([
    ['trace', [one, two, three]],
    ['once', one],
  ]);

  expect(Object.entries(headers)).toEqual([
    ['trace', three],
    ['once', one],
  ]);
});

test('headers may be called as what every object inherits', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''];
  const sent = names.map((name) => [name, Buffer.from(`of ${name}`)] as const);

  const { headers } = received(sent);

  expect(Object.entries(headers)).toEqual(sent);
  expect(Object.entries({ ...headers })).toEqual(sent);
});

test('a record with very many headers does not hold the process', () => {
  const sent = Array.from({ length: 20_000 }, (_, index) => [`h${index}`, Buffer.from('x')] as const);
  const before = process.cpuUsage();

  const { headers } = received(sent);

  expect(Object.keys(headers)).toHaveLength(20_000);
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(5_000);
});
