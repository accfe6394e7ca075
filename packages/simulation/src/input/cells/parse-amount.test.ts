import { fc, test as prop } from '@fast-check/vitest';
import { minorUnitDecimals } from '@tidemark/core';
import { describe, expect, test } from 'vitest';
import { parseAmount } from './parse-amount.ts';

describe('an amount is its digits in the minor unit', () => {
  test.each([
    ['11.77', 'USD', 1177],
    ['11.5', 'USD', 1150],
    ['11', 'USD', 1100],
    ['0', 'USD', 0],
    ['0.00', 'EUR', 0],
    ['007.10', 'EUR', 710],
    ['1500', 'JPY', 1500],
    ['1.234', 'KWD', 1234],
    ['1.2345', 'CLF', 12345],
    ['11.77', 'VED', 1177],
    ['12', 'XUA', 12],
    ['100000000000.00', 'USD', 1e13],
    ['10000000000000', 'JPY', 1e13],
  ])('%s %s', (text, currency, minor) => {
    expect(parseAmount(text, currency)).toBe(minor);
  });

  prop.prop([fc.nat({ max: 1e13 }), fc.constantFrom('USD', 'JPY', 'KWD', 'CLF')])(
    'every amount survives being written with all its decimals',
    (minor, currency) => {
      const decimals = minorUnitDecimals(currency)!;
      const digits = String(minor).padStart(decimals + 1, '0');
      const text =
        decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(digits.length - decimals)}`;

      expect(parseAmount(text, currency)).toBe(minor);
    },
  );
});

describe('what is no amount says why', () => {
  test.each([
    ['11.770', 'USD', 'amount-too-precise'],
    ['100.0', 'JPY', 'amount-too-precise'],
    ['-1.00', 'USD', 'amount-negative'],
    ['1,000.00', 'USD', 'amount-malformed'],
    ['1e3', 'USD', 'amount-malformed'],
    ['.5', 'USD', 'amount-malformed'],
    ['5.', 'USD', 'amount-malformed'],
    ['+5', 'USD', 'amount-malformed'],
    [' 5', 'USD', 'amount-malformed'],
    ['٣', 'USD', 'amount-malformed'],
    ['$5', 'USD', 'amount-malformed'],
    ['100000000000.01', 'USD', 'amount-too-large'],
    ['10000000000001', 'JPY', 'amount-too-large'],
    [`1${'0'.repeat(400)}`, 'USD', 'amount-too-large'],
  ])('%s %s: %3$s', (text, currency, code) => {
    expect(parseAmount(text, currency)).toMatchObject({ code });
  });
});
