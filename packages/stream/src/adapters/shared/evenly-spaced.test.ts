import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evenlySpaced } from './evenly-spaced.ts';

test('of more items than are wanted every so many is taken, from the first one on', () => {
  expect(evenlySpaced(['a', 'b', 'c', 'd', 'e'], 2)).toEqual(['a', 'c']);
  expect(evenlySpaced(['a', 'b', 'c', 'd', 'e'], 4)).toEqual(['a', 'b', 'c', 'd']);
});

test('there are as many as were wanted, or all, and none comes twice', () => {
  fc.assert(
    fc.property(fc.nat(300), fc.nat(400), (size, limit) => {
      const items = Array.from({ length: size }, (_, at) => at);

      const taken = evenlySpaced(items, limit);

      expect(new Set(taken).size).toBe(Math.min(size, limit));
    }),
  );
});
