import { expect, test } from 'vitest';
import { printable } from './printable.ts';

test('what a terminal would take for an order is spelt out', () => {
  expect(printable('\u001b]0;title\u0007 two\nlines\r\t\u009b2J\u007f\u0000')).toBe(
    '\\x1b]0;title\\x07 two\\x0alines\\x0d\\x09\\x9b2J\\x7f\\x00',
  );
});

test('all other text stays as it is', () => {
  expect(printable('Zoë 王 \u{1f600} a:b\\x')).toBe('Zoë 王 \u{1f600} a:b\\x');
});
