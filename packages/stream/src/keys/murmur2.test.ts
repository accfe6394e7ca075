import { fc, test } from '@fast-check/vitest';
import kafkajsMurmur2 from 'kafkajs/src/producer/partitioners/default/murmur2.js';
import { expect } from 'vitest';
import { murmur2, partitionFor } from './murmur2.ts';

test.each([
  // From Java's UtilsTest.testMurmur2.
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
])('%j hashes as in Java', (text, expected) => {
  expect(murmur2(Buffer.from(text))).toBe(expected);
});

test.prop([fc.uint8Array({ maxLength: 300 })])('any bytes hash as in kafkajs', (bytes) => {
  expect(murmur2(bytes)).toBe(kafkajsMurmur2(Buffer.from(bytes)));
});

test.each([1_365, 1_366, 9_000])(
  'a string of %d characters falls to the partition of its bytes',
  (length) => {
    expect(partitionFor('€'.repeat(length), 1_000)).toBe(
      partitionFor(Buffer.from('€'.repeat(length)), 1_000),
    );
  },
);

test.prop([fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 1, max: 1000 })])(
  'a string falls to the partition of its UTF-8 bytes, within range',
  (key, partitions) => {
    const partition = partitionFor(key, partitions);

    expect(partition).toBe(partitionFor(Buffer.from(key, 'utf8'), partitions));
    expect(partition).toBeGreaterThanOrEqual(0);
    expect(partition).toBeLessThan(partitions);
  },
);
