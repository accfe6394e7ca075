import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../test/check.ts';
import { anyModel, anyRhythm } from '../../test/models.ts';
import { pActive, pActiveInSilence } from './p-active.ts';
import { pAlive } from './p-alive.ts';

const CDNOW = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };

/** From the formulas as printed in the articles, without logarithms, by mpmath at 40 digits. */
const KNOWN = [
  {
    x: 2,
    tX: 30.43,
    T: 38.86,
    alive: 0.7062022651184873,
    in91: 0.3339222825226817,
    in1: 0.005623960947094637,
  },
  { x: 0, tX: 0, T: 0, alive: 0.644311377245509, in91: 0.2887257258160709, in1: 0.007680453712596428 },
  {
    x: 0,
    tX: 0,
    T: 272 / 7,
    alive: 0.38974300168551845,
    in91: 0.048580923606844614,
    in1: 0.0006474273308799324,
  },
  {
    x: 7,
    tX: 200 / 7,
    T: 260 / 7,
    alive: 0.6479337220921559,
    in91: 0.5579887849148643,
    in1: 0.015852909775709877,
  },
  {
    x: 400,
    tX: 100,
    T: 101,
    alive: 0.9134516951274397,
    in91: 0.9134516951274397,
    in1: 0.3776561666648935,
  },
];

describe('P(alive) and P(active)', () => {
  test.each(KNOWN)('of x $x, t_x $tX, T $T', ({ alive, in91, in1, ...rhythm }) => {
    expect(Math.abs(pAlive(CDNOW, rhythm) / alive - 1)).toBeLessThan(1e-12);
    expect(Math.abs(pActive(CDNOW, rhythm, 91) / in91 - 1)).toBeLessThan(1e-12);
    expect(Math.abs(pActive(CDNOW, rhythm, 1) / in1 - 1)).toBeLessThan(1e-12);
  });

  test('of the worked value: a customer of two repeat purchases is alive with .70620227', () => {
    expect(pAlive(CDNOW, { x: 2, tX: 30.43, T: 38.86 })).toBeCloseTo(0.70620227, 8);
  });

  test('are probabilities, and nobody is likelier to buy than to be there', () => {
    check([anyModel, anyRhythm, fc.integer({ min: 1, max: 730 })], (model, rhythm, horizonDays) => {
      const [alive, active] = [pAlive(model, rhythm), pActive(model, rhythm, horizonDays)];

      expect(alive).toBeGreaterThan(0);
      expect(alive).toBeLessThan(1);
      expect(active).toBeGreaterThan(0);
      expect(active).toBeLessThanOrEqual(alive);
    });
  });

  test('fall in silence', () => {
    check([anyModel, anyRhythm, fc.integer({ min: 1, max: 400 })], (model, rhythm, days) => {
      const later = { ...rhythm, T: rhythm.T + days / 7 };

      expect(pAlive(model, later)).toBeLessThan(pAlive(model, rhythm));
      expect(pActive(model, later, 91)).toBeLessThan(pActive(model, rhythm, 91));
    });
  });

  test('are 0 after a silence beyond all measure, and over no horizon', () => {
    expect(pAlive(CDNOW, { x: 2000, tX: 1, T: 5000 })).toBe(0);
    expect(pActive(CDNOW, { x: 2000, tX: 1, T: 5000 }, 91)).toBe(0);
    expect(pActive(CDNOW, { x: 2, tX: 30, T: 38 }, 0)).toBeCloseTo(0, 15);
  });

  test('in silence is the same to the last bit', () => {
    check([anyModel, anyRhythm, fc.integer({ min: 0, max: 36_500 })], (model, { x, tX }, days) => {
      expect(pActiveInSilence(model, { x, tX }, 91)(days)).toBe(
        pActive(model, { x, tX, T: tX + days / 7 }, 91),
      );
    });
  });
});
