import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketOf } from './value-buckets.ts';

test('whole numbers up to 1,000 stand for themselves', () => {
  for (let value = 0; value <= 1_000; value += 1) expect(bucketOf(value)).toBe(value);
});

test('beyond, a bucket is named by a value within 1 % of all in it, which is in it itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_001, max: Number.MAX_SAFE_INTEGER }), (value) => {
      const bucket = bucketOf(value);

      expect(Math.abs(bucket - value)).toBeLessThanOrEqual(value / 100);
      expect(bucketOf(bucket)).toBe(bucket);
    }),
  );
});

test('buckets follow each other without gap or overlap', () => {
  expect([1_001, 1_015, 1_021].map(bucketOf)).toEqual([1_011, 1_011, 1_011]);
  expect(bucketOf(1_022)).toBe(1_032);
  expect(bucketOf(Number.MAX_SAFE_INTEGER)).toBeGreaterThan(8.9e15);
});
