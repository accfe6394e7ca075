import { expect, test } from 'vitest';
import { auc } from './auc.ts';

test('how often a case that holds is ahead of one that does not', () => {
  expect(auc([3, 1, 2], [true, false, false])).toBe(1);
  expect(auc([1, 2, 3], [true, false, false])).toBe(0);
  // Of four pairs, three are in order.
  expect(auc([4, 2, 3, 1], [true, true, false, false])).toBe(0.75);
});

test('ties count half', () => {
  expect(auc([1, 1, 1], [true, false, true])).toBe(0.5);
  // 5 > 1, 5 = 5, 1 < 5, 1 = 1.
  expect(auc([5, 1, 5, 1], [true, true, false, false])).toBe(0.5);
});

test('nothing to tell apart', () => {
  expect(auc([1, 2], [true, true])).toBeNull();
  expect(auc([], [])).toBeNull();
});
