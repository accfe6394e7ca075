import { expect, test } from 'vitest';
import { nextSequence } from './next-sequence.ts';

test.each([
  [0, 3, 3],
  [2 ** 31 - 4, 3, 2 ** 31 - 1],
  [2 ** 31 - 3, 3, 0],
  [2 ** 31 - 1, 2, 1],
])('after %d and %d records comes %d', (sequence, count, next) => {
  expect(nextSequence(sequence, count)).toBe(next);
});
