import { expect, test } from 'vitest';
import { printableJson } from './printable-json.ts';

test('no control character is left, and the value is the same', () => {
  const value = { id: 'a\u001b[2J\u009b2J\u007f', text: 'two\nlines', 王: 'ß' };

  const json = printableJson(JSON.stringify(value, null, 2));

  expect(json).not.toMatch(/(?!\n)\p{Cc}/u);
  expect(JSON.parse(json)).toEqual(value);
});
