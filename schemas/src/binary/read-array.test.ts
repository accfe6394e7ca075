import avro from 'avsc';
import { expect, test } from 'vitest';
import { binaryReader, MalformedBytes } from './binary-reader.ts';
import { readArray } from './read-array.ts';
import { readString } from './read-string.ts';

const long = avro.Type.forSchema('long');
const longs = (...values: readonly number[]) => Buffer.concat(values.map((value) => long.toBuffer(value)));

test.each([2 ** 31, 2 ** 40, -(2 ** 31)])(
  '%d announced items in a few bytes are refused at once',
  (count) => {
    const bytes = longs(count, 0, 0, 0);

    const startedAt = performance.now();

    expect(() => readArray(binaryReader(bytes, 0), readString)).toThrow(MalformedBytes);
    expect(performance.now() - startedAt).toBeLessThan(50);
  },
);

test('blocks with a size in bytes and blocks without read as one array', () => {
  const sized = Buffer.concat([longs(-2, 4), Buffer.of(2, 0x61, 2, 0x62)]);
  const plain = Buffer.concat([longs(1), Buffer.of(2, 0x63), longs(0)]);

  expect(readArray(binaryReader(Buffer.concat([sized, plain]), 0), readString)).toEqual(['a', 'b', 'c']);
});

test.each([-1, 2 ** 40])('a string of length %d is refused', (length) => {
  expect(() => readString(binaryReader(longs(length, 1), 0))).toThrow(MalformedBytes);
});
