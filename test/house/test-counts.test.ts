import { expect, test } from 'vitest';
import { addCounts, NO_TESTS, summaryLine } from './test-counts.ts';

test('the summary speaks of skipped tests only when there are some', () => {
  expect(summaryLine({ passed: 12, failed: 1, skipped: 0 })).toBe('12 passed, 1 failed');
  expect(summaryLine({ passed: 12, failed: 0, skipped: 3 })).toBe('12 passed, 0 failed, 3 skipped');
});

test('counts add up', () => {
  const unit = { passed: 10, failed: 1, skipped: 2 };

  expect(addCounts(addCounts(NO_TESTS, unit), unit)).toEqual({ passed: 20, failed: 2, skipped: 4 });
});
