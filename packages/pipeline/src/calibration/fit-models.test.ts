import { expect, test } from 'vitest';
import { buyerTable } from './buyer-table.ts';
import { aShopOf, truth } from './buyers.fixture.ts';
import { fitModels } from './fit-models.ts';

const none = { purchase: null };

test('a model of a shop is near what its customers do, with how many they were and how likely', () => {
  const { purchase } = fitModels({ buyers: aShopOf(4_000), inForce: none });

  if (purchase.kind !== 'fitted') throw new Error(purchase.why);
  expect(purchase.customers).toBe(4_000);
  expect(purchase.logLikelihood).toBeLessThan(0);
  const { r, alpha } = purchase.model;
  expect(Math.abs(r / alpha / (truth.r / truth.alpha) - 1)).toBeLessThan(0.1);
});

test('of fewer than 500 customers there is none', () => {
  expect(fitModels({ buyers: aShopOf(499), inForce: none }).purchase).toEqual({
    kind: 'refused',
    why: 'too-few',
    customers: 499,
  });
});

test('where nobody came back there is none', () => {
  const once = Array.from({ length: 600 }, (_, day) => ({
    x: 0,
    txDays: 0,
    TDays: day,
    n: 2,
    meanMinor: 1_000,
  }));

  expect(fitModels({ buyers: buyerTable(once), inForce: none }).purchase).toEqual({
    kind: 'refused',
    why: 'no-repeat-purchase',
    customers: 600,
  });
});

test('where all are alike no model is the best, and there is none', () => {
  const alike = Array.from({ length: 500 }, () => ({
    x: 10,
    txDays: 350,
    TDays: 385,
    n: 11,
    meanMinor: 1_000,
  }));

  expect(fitModels({ buyers: buyerTable(alike), inForce: none }).purchase).toMatchObject({ why: 'at-bound' });
});

test('a fit replaces a model in force that explains its customers less well', () => {
  const { purchase } = fitModels({ buyers: aShopOf(1_000), inForce: { purchase: truth } });

  expect(purchase.kind).toBe('fitted');
});
