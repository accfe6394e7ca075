import { expect, test } from 'vitest';
import { printableLines } from './printable-lines.ts';

test('lines stay lines, and nothing else in them is an order to the terminal', () => {
  expect(printableLines('a\u001b[2J\n  b\r\u009b1m\n')).toBe('a\\x1b[2J\n  b\\x0d\\x9b1m\n');
});
