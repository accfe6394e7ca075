import { expect, test } from 'vitest';
import { openClassCounts } from './class-table.ts';

test('counts stand by dimension as they came, then by name', () => {
  const counts = openClassCounts();
  counts.add('value', 'low', 'high');
  counts.add('rfm', 'none', 'lost');
  counts.add('rfm', 'lost', 'champions');
  counts.add('rfm', 'none', 'lost');

  expect(JSON.stringify(counts.table())).toBe(
    '{"value":{"low":{"high":1}},"rfm":{"lost":{"champions":1},"none":{"lost":2}}}',
  );
});
