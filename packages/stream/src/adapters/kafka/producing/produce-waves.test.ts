import { expect, test } from 'vitest';
import type { NewRecord } from '../../../ports/log.ts';
import { produceWaves } from './produce-waves.ts';

const KIB = 1024;

function record(partition: number, bytes: number): NewRecord {
  return { topic: 'outputs', partition, key: null, value: Buffer.alloc(bytes) };
}

test('what fits goes in one request', () => {
  expect(produceWaves([record(0, 200 * KIB), record(1, 400 * KIB), record(0, 200 * KIB)])).toEqual([
    [0, 1, 2],
  ]);
});

test('what does not fit a partition follows in order, without holding up the others', () => {
  const records = [
    record(0, 300 * KIB),
    record(0, 300 * KIB),
    record(1, 10),
    record(0, 300 * KIB),
    record(0, 10),
  ];

  expect(produceWaves(records)).toEqual([[0, 2], [1], [3, 4]]);
});

test('a record that is too large by itself goes alone', () => {
  expect(produceWaves([record(0, 10), record(0, 900 * KIB), record(0, 10)])).toEqual([[0], [1], [2]]);
});

test('nothing makes no request', () => {
  expect(produceWaves([])).toEqual([]);
});
