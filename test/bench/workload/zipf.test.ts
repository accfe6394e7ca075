import { expect, test } from 'vitest';
import { zipf } from './zipf.ts';

test('each rank has its share of the numbers between 0 and 1', () => {
  const rank = zipf(3, 1);

  // 1 + 1/2 + 1/3 = 11/6: the first rank has 6/11 of them, the second 3/11, the third 2/11.
  expect([0, 0.54, 0.55, 0.81, 0.82, 0.999].map(rank)).toEqual([0, 0, 1, 1, 2, 2]);
});
