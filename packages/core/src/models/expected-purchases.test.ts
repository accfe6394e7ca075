import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../test/check.ts';
import { anyModel, anyRhythm } from '../../test/models.ts';
import { expectedPurchases } from './expected-purchases.ts';
import type { PurchaseFamily, PurchaseModel } from './purchase-model.ts';
import type { PurchaseRhythm } from './purchase-rhythm.ts';

/**
 * Without 2F1: the mean of (1 − ((α + T)/(α + T + p·t))^s)/p over the beta posterior of the dropout p, integrated numerically
 * by mpmath at 40 digits (a = 0.01, where that does not converge: the closed form at 60 digits).
 */
const KNOWN: readonly (readonly [
  PurchaseFamily,
  PurchaseModel,
  PurchaseRhythm,
  horizonDays: number,
  expected: number,
])[] = [
  [
    'bg',
    { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 },
    { x: 2, tX: 30.43, T: 38.86 },
    273,
    1.225922657987033,
  ],
  [
    'mbg',
    { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
    { x: 2, tX: 30.43, T: 38.86 },
    273,
    1.2629606232673658,
  ],
  ['mbg', { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, { x: 0, tX: 0, T: 0 }, 7, 0.05308479526370184],
  ['mbg', { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, { x: 0, tX: 0, T: 0 }, 3650, 4.419161234599461],
  ['mbg', { r: 0.5, alpha: 5, a: 1, b: 2 }, { x: 3, tX: 20, T: 25 }, 91, 0.9716712992678702],
  ['mbg', { r: 0.5, alpha: 5, a: 1.0001, b: 2 }, { x: 3, tX: 20, T: 25 }, 91, 0.9716344229950631],
  ['bg', { r: 0.5, alpha: 5, a: 1, b: 2 }, { x: 0, tX: 0, T: 25 }, 91, 0.19666423105964945],
  ['bg', { r: 0.5, alpha: 5, a: 0.3, b: 0.5 }, { x: 0, tX: 0, T: 25 }, 91, 0.19553938602293447],
  ['bg', { r: 0.5, alpha: 5, a: 0.3, b: 0.7 }, { x: 0, tX: 0, T: 25 }, 91, 0.1994054085567422],
  ['mbg', { r: 0.5, alpha: 5, a: 1.04, b: 2 }, { x: 3, tX: 20, T: 25 }, 91, 0.9571141034693195],
  ['mbg', { r: 0.5, alpha: 5, a: 1.06, b: 2 }, { x: 3, tX: 20, T: 25 }, 91, 0.9499782085166018],
  ['mbg', { r: 0.5, alpha: 5, a: 2.5, b: 4 }, { x: 40, tX: 50, T: 52 }, 364, 14.572208398737857],
  ['mbg', { r: 0.5, alpha: 5, a: 0.01, b: 3 }, { x: 300, tX: 100, T: 100.5 }, 91, 37.00159779298527],
  ['mbg', { r: 0.5, alpha: 5, a: 1.01, b: 3 }, { x: 900, tX: 100, T: 100.5 }, 700, 554.3342412721906],
  ['mbg', { r: 0.5, alpha: 5, a: 1.5, b: 3 }, { x: 900, tX: 100, T: 100.5 }, 700, 456.7458863095941],
  ['mbg', { r: 20, alpha: 0.1, a: 0.95, b: 3 }, { x: 0, tX: 0, T: 0 }, 364, 29.40637170428284],
  ['mbg', { r: 20, alpha: 0.1, a: 0.9, b: 3 }, { x: 0, tX: 0, T: 0 }, 364, 36.66897213608984],
];

describe('expected purchases', () => {
  // Closed form and series are both among them, and each in the neighbourhood of the other.
  test.each(KNOWN)('of %s %o, %o, within %d days', (family, model, rhythm, horizonDays, expected) => {
    const found = expectedPurchases(model, rhythm, horizonDays, family);
    expect(Math.abs(found / expected - 1)).toBeLessThan(1e-12);
  });

  test('are 1.226 of the customer of the article within 39 weeks', () => {
    const published = { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 };

    expect(expectedPurchases(published, { x: 2, tX: 30.43, T: 38.86 }, 273, 'bg')).toBeCloseTo(1.226, 3);
  });

  test('do not fall with the horizon, fall in silence, and are less than those of a customer who stays', () => {
    check([anyModel, anyRhythm, fc.integer({ min: 1, max: 365 })], (model, rhythm, days) => {
      const expected = expectedPurchases(model, rhythm, days);
      const ofOneWhoStays = ((model.r + rhythm.x) / (model.alpha + rhythm.T)) * (days / 7);

      expect(expected).toBeGreaterThan(0);
      expect(expected).toBeLessThan(ofOneWhoStays);
      expect(expectedPurchases(model, rhythm, days + 7)).toBeGreaterThan(expected * (1 - 1e-12));
      expect(expectedPurchases(model, { ...rhythm, T: rhythm.T + 1 }, days)).toBeLessThan(expected);
    });
  });

  test('are none within no time', () => {
    for (const a of [0.5, 1])
      expect(expectedPurchases({ r: 1, alpha: 5, a, b: 2 }, { x: 1, tX: 3, T: 4 }, 0)).toBeCloseTo(0, 15);
  });
});
