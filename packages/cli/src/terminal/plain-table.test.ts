import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { plainTable } from './plain-table.ts';

test('a table is plain text, wherever it is printed', () => {
  const table = plainTable(['class', 'customers']);
  table.push(['rfm:lost', 3]);

  const text = table.toString();

  expect(text).toMatch(/class .* customers [\s\S]* rfm:lost .* 3 /);
  expect(text).toBe(stripVTControlCharacters(text));
});
