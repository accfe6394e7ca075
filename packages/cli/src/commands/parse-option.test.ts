import { InvalidArgumentError } from 'commander';
import { expect, test } from 'vitest';
import { currencyCode, customerId, toLocalDay } from './parse-option.ts';

test('a customer id is taken byte for byte', () => {
  expect(customerId(' Ada 王 ')).toBe(' Ada 王 ');
  expect(customerId('x'.repeat(256))).toHaveLength(256);
});

test.each(['', 'x'.repeat(257), 'ä'.repeat(129)])('%j can be nobody', (text) => {
  expect(() => customerId(text)).toThrow(InvalidArgumentError);
  expect(() => customerId(text)).toThrow('Expected a customer id of 1 to 256 bytes.');
});

test.each(['ZZZ', 'eur', ''])('%j is no currency', (text) => {
  expect(() => currencyCode(text)).toThrow(InvalidArgumentError);
});

test.each(['2014-13-41', '2014-00-10', '2014-02-30', 'x'])('%s is no day', (text) => {
  expect(() => toLocalDay(text)).toThrow('Expected a date such as 2025-06-30.');
});
