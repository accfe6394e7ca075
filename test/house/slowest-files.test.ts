import { expect, test } from 'vitest';
import { slowestFiles } from './slowest-files.ts';

test('the ten slowest files are printed, the slowest first', () => {
  const files = Array.from({ length: 12 }, (_, index) => ({
    file: `${index}.test.ts`,
    seconds: index * 10.04,
  }));

  const lines = slowestFiles(files).split('\n');

  expect(lines).toHaveLength(11);
  expect(lines.slice(0, 3)).toEqual([
    'the slowest test files:',
    '  110.4 s  11.test.ts',
    '  100.4 s  10.test.ts',
  ]);
  expect(lines.at(-1)).toBe('   20.1 s  2.test.ts');
});

test('where no test ran nothing is printed', () => {
  expect(slowestFiles([])).toBe('');
});
