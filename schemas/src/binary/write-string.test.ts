import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binaryReader } from './binary-reader.ts';
import { binaryWriter } from './binary-writer.ts';
import { readString } from './read-string.ts';
import { writeString } from './write-string.ts';

function roundTrip(value: string): string {
  const writer = binaryWriter();
  writeString(writer, value);
  return readString(binaryReader(writer.bytes.subarray(0, writer.position), 0));
}

test('every well-formed string comes back, short or long, ASCII or not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (value) => {
      expect(roundTrip(value)).toBe(value);
    }),
  );
});

test.each([63, 64, 10_000])('an ASCII string of %d characters comes back', (length) => {
  expect(roundTrip('x'.repeat(length))).toBe('x'.repeat(length));
});

test('half of a surrogate pair becomes the replacement character', () => {
  expect(roundTrip('a\ud83d')).toBe('a\ufffd');
});

test.each([0, 11, 12, 13, 63, 64, 300])(
  '%d characters beyond ASCII come back, whatever the prefix takes',
  (length) => {
    expect(roundTrip('ü'.repeat(length))).toBe('ü'.repeat(length));
    expect(roundTrip(`${'x'.repeat(length)}€`)).toBe(`${'x'.repeat(length)}€`);
  },
);
