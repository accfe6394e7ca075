import { expect, test } from 'vitest';
import { printComparison } from './print-comparison.ts';

const rate = (value: number) => [{ name: 'events/s', value, digits: 0 }];

test('one checkout has its medians', () => {
  const table = printComparison('a run', new Map([['this', [rate(1_000), rate(5_000), rate(2_000)]]]));

  expect(table).toBe('a run       this\nevents/s   2,000');
});

test('of two checkouts the ratio is taken within each round', () => {
  const rounds = new Map([
    ['before', [rate(1_000), rate(2_000), rate(4_000)]],
    ['after', [rate(2_000), rate(5_000), rate(4_000)]],
  ]);

  expect(printComparison('a run', rounds).split('\n')[1]).toBe(
    'events/s    2,000   4,000   2.00 (1.00-2.50)',
  );
});
