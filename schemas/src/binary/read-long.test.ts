import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binaryReader, MalformedBytes } from './binary-reader.ts';
import { binaryWriter } from './binary-writer.ts';
import { readInt, readLong } from './read-long.ts';
import { writeInt, writeLong } from './write-long.ts';

/** The same by arbitrary-precision arithmetic, straight from Avro's specification. */
function specified(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return Buffer.from([...bytes, Number(rest)]);
}

function written(value: number): Buffer {
  const writer = binaryWriter();
  writeLong(writer, value);
  return Buffer.from(writer.bytes.subarray(0, writer.position));
}

const MAX = Number.MAX_SAFE_INTEGER;
const edges = [0, 1, 63, 64, 2 ** 27, 2 ** 28, 2 ** 30, 2 ** 31, 2 ** 32, 2 ** 52, 2 ** 52 + 1, MAX - 1, MAX];
const integers = fc.oneof(
  fc.maxSafeInteger(),
  fc.constantFrom(...edges, ...edges.map((edge) => 0 - edge), ...edges.map((edge) => -edge - 1).slice(0, -1)),
);

test('every safe integer is written as Avro says and read back', () => {
  fc.assert(
    fc.property(integers, (value) => {
      expect(written(value).equals(specified(BigInt(value)))).toBe(true);
      expect(Object.is(readLong(binaryReader(specified(BigInt(value)), 0)), value)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test.each([2n ** 53n, -(2n ** 53n), 2n ** 63n - 1n, -(2n ** 63n)])('%d is refused, not rounded', (value) => {
  expect(() => readLong(binaryReader(specified(value), 0))).toThrow(MalformedBytes);
});

test('an integer that goes on after ten bytes is refused', () => {
  expect(() => readLong(binaryReader(Buffer.alloc(11, 0x80), 0))).toThrow(MalformedBytes);
});

test('an int of 33 bits is refused both ways', () => {
  expect(() => readInt(binaryReader(specified(2n ** 31n), 0))).toThrow(MalformedBytes);
  expect(() => writeInt(binaryWriter(), 2 ** 31)).toThrow(RangeError);
  expect(readInt(binaryReader(specified(-(2n ** 31n)), 0))).toBe(-(2 ** 31));
});

test.each([0.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])('%d is never written', (value) => {
  expect(() => writeLong(binaryWriter(), value)).toThrow(RangeError);
});
