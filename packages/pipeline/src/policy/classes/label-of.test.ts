import { expect, test } from 'vitest';
import { labelOf } from './label-of.ts';

test('a class has its name in the language, or its code where there is none', () => {
  const policy = { labels: { value: { high: { en: 'A customer', zh: '' } } } };

  expect(labelOf(policy, 'value', 'high', 'en')).toBe('A customer');
  expect(labelOf(policy, 'value', 'high', 'zh')).toBe('high');
  expect(labelOf(policy, 'value', 'low', 'en')).toBe('low');
  expect(labelOf(policy, 'source', 'online', 'zh')).toBe('online');
});
