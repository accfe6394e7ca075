import { expect, test } from 'vitest';
import { asLongSilent } from './as-long-silent.ts';

test('as long as the median alert, from one day to churned', () => {
  expect(asLongSilent(60.4, 180)).toBe(120);
  expect(asLongSilent(200, 180)).toBe(1);
  expect(asLongSilent(-5, 180)).toBe(180);
});
