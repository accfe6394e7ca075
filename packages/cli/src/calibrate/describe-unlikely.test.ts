import { expect, test } from 'vitest';
import { describeUnlikely } from './describe-unlikely.ts';

test('where all customers were looked at, who is unlikely to buy is counted', () => {
  expect(describeUnlikely({ unlikely: 1, buyers: 8, looked: 10, customers: 10 })).toBe(
    'Unlikely to buy by the model of purchases now (signal p_active): 1 customer of 8 buyers, 12.5 %.',
  );
});

test('of a sample it is said to be one, and reckoned up to the whole deployment', () => {
  const sample = { unlikely: 1_234, buyers: 20_000, looked: 40_000, customers: 1_000_000 };

  expect(describeUnlikely(sample)).toBe(
    'Unlikely to buy by the model of purchases now (signal p_active): 1,234 customers of a sample of 20,000 buyers, 6.17 %; so some 30,850 customers of the whole deployment.',
  );
});

test('without buyers there is nobody to count', () => {
  expect(describeUnlikely({ unlikely: 0, buyers: 0, looked: 3, customers: 3 })).toBe(
    'Nobody has bought yet, and nobody is unlikely to.',
  );
});
