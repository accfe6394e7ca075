import { InvalidArgumentError } from 'commander';
import { expect, test } from 'vitest';
import { customerId } from './parse-option.ts';

test('a customer id is taken byte for byte', () => {
  expect(customerId(' Ada 王 ')).toBe(' Ada 王 ');
  expect(customerId('x'.repeat(256))).toHaveLength(256);
});

test.each(['', 'x'.repeat(257), 'ä'.repeat(129)])('%j can be nobody', (text) => {
  expect(() => customerId(text)).toThrow(InvalidArgumentError);
  expect(() => customerId(text)).toThrow('Expected a customer id of 1 to 256 bytes.');
});
