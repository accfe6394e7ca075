import { expect, test } from 'vitest';
import { dimensions } from '../dimensions/list.ts';
import { decodeState, emptyState, encodeState } from '../fold/standard-fold.ts';
import type { State } from '../state/state.ts';
import type { ByteReader } from './byte-reader.ts';
import { readAssignments } from './class-assignments.ts';
import { readBuckets, readHashes, readInstants } from './lists.ts';

const reading = (...bytes: number[]): ByteReader => ({
  bytes: Uint8Array.from(bytes),
  position: 0,
  end: bytes.length,
});

test('a bucket of one purchase takes a byte for its day and the bytes of its money', () => {
  // 2 buckets; 3 days before day 100, plain, money 5; 2 days later, 2 purchases, 1 cancellation, money −6
  const buckets = readBuckets(reading(2, 6, 5, 5, 2, 1, 0x46), 100);

  expect(buckets).toEqual([
    { day: 97, purchases: 1, cancellations: 0, moneyMinor: 5 },
    { day: 99, purchases: 2, cancellations: 1, moneyMinor: -6 },
  ]);
});

test('lists that no writer writes so are refused', () => {
  expect(() => readBuckets(reading(2, 6, 5, 0, 5), 100)).toThrow('a day twice');
  expect(() => readBuckets(reading(1, 7, 1, 0, 5), 100)).toThrow('a plain day in the long form');
  expect(() => readBuckets(reading(9, 6, 5), 100)).toThrow('a list of 9 entries');
  expect(() => readInstants(reading(0), 100)).toThrow('an empty list');
  expect(() => readHashes(reading(2, ...new Array(16).fill(1)), 1)).toThrow('a ring of 2 events');
});

test('numbers that no writer writes so are refused', () => {
  expect(() => readInstants(reading(0x81, 0x00), 100)).toThrow('a number in a longer form than needed');
  expect(() => readInstants(reading(1, 0x40), 100)).toThrow('a negative zero');
  expect(() => readInstants(reading(1, ...new Array(9).fill(0xff), 1), 100)).toThrow('a number too large');
});

test('a class that its dimension does not list is spelt out, a listed one never', () => {
  const own: State = {
    ...emptyState('c'),
    asOf: 5,
    contact: { ...emptyState('c').contact, firstDay: 0 },
    assignments: [
      {
        class: 'Ärger 😀',
        since: 3,
        waiting: { class: 'lost', since: 4, cause: { kind: 'PURCHASE', eventId: 'É' } },
        suppressed: 300,
      },
      { class: 'prospect', since: 5, waiting: null, suppressed: 1 },
      ...emptyState('c').assignments.slice(2),
    ],
  };

  expect(decodeState(encodeState(own))).toEqual(own);
  expect(() =>
    readAssignments(reading(dimensions.length, 4, 4, 108, 111, 115, 116, 0, 0), dimensions, 5),
  ).toThrow('the class "lost" spelt out');
  expect(() => readAssignments(reading(1, 0), dimensions, 5)).toThrow('1 dimensions instead of 6');
  expect(() => readAssignments(reading(6, 14, 0, 0, 0, 0, 0, 0, 0), dimensions, 5)).toThrow(
    'nothing suppressed, spelt out',
  );
});
