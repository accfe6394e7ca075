import { expect, test } from 'vitest';
import { parseSampleSize } from './parse-sample-size.ts';

test('a size is a percentage or a number of customers, and nothing else', () => {
  expect(parseSampleSize('5%')).toEqual({ kind: 'share', share: 0.05 });
  expect(parseSampleSize('0.1%')).toEqual({ kind: 'share', share: 0.001 });
  expect(parseSampleSize('300')).toEqual({ kind: 'count', count: 300 });
  for (const text of ['', '0', '0%', '101%', '-1', '1.5', 'all', '5 %']) {
    expect(parseSampleSize(text)).toBeUndefined();
  }
});
