import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { minorUnitDecimals } from './minor-units.ts';
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
    ['90071992547409.91', 'USD', Number.MAX_SAFE_INTEGER],
  ])('%s %s', (text, currency, minor) => {
    expect(parseAmount(text, currency)).toBe(minor);
  });

  prop.prop([fc.maxSafeNat(), fc.constantFrom('USD', 'JPY', 'KWD', 'CLF')])(
    'every safe amount survives being written with all its decimals',
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
    ['90071992547409.92', 'USD', 'amount-unsafe'],
  ])('%s %s: %3$s', (text, currency, code) => {
    expect(parseAmount(text, currency)).toMatchObject({ code });
  });
});
