import { expect, test } from 'vitest';
import { expectedSpend } from './expected-spend.ts';

const CDNOW = { p: 6.25, q: 3.74, v: 1544 };

test('the spend to be expected lies between what all customers spend and what this one has', () => {
  // By hand: 6.25 · (1544 + 2 · 2235) / (6.25 · 2 + 3.74 − 1) and 6.25 · 1544 / 2.74.
  expect(expectedSpend(CDNOW, 2, 2235)).toBeCloseTo(2466.3714, 4);
  expect(expectedSpend(CDNOW, 0, 0)).toBeCloseTo(3521.8978, 4);
  expect(expectedSpend(CDNOW, 1000, 2235)).toBeCloseTo(2235, -1);
});
