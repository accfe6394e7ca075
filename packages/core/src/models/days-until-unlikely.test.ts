import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../test/check.ts';
import { anyModel, anyRhythm } from '../../test/models.ts';
import { daysUntilUnlikely } from './days-until-unlikely.ts';
import { pActive } from './p-active.ts';

const CDNOW = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };
const LIMITS = { horizonDays: 91, below: 0.25, fallenToPercent: 50 };

describe('days until a customer is unlikely to buy', () => {
  test('are those of a search day by day', () => {
    const rule = fc.record({
      horizonDays: fc.integer({ min: 1, max: 365 }),
      below: fc.double({ min: 0.01, max: 1, noNaN: true }),
      fallenToPercent: fc.integer({ min: 5, max: 120 }),
    });
    check([anyModel, anyRhythm, rule], (model, { x, tX }, { horizonDays, below, fallenToPercent }) => {
      const found = daysUntilUnlikely(model, { x, tX }, { horizonDays, below, fallenToPercent });

      const p = (n: number) => pActive(model, { x, tX, T: tX + n / 7 }, horizonDays);
      const mostSearched = 2000;
      let searched = 0;
      while (searched < mostSearched && !(p(searched) < below && 100 * p(searched) <= fallenToPercent * p(0)))
        searched++;
      if (searched < mostSearched) expect(found).toBe(searched);
      else expect(found ?? mostSearched).toBeGreaterThanOrEqual(mostSearched);
    });
  });

  test('wait for the half even of who is unlikely from the start', () => {
    const once = daysUntilUnlikely(CDNOW, { x: 0, tX: 0 }, { ...LIMITS, below: 1 })!;

    expect(pActive(CDNOW, { x: 0, tX: 0, T: once / 7 }, 91)).toBeLessThanOrEqual(
      pActive(CDNOW, { x: 0, tX: 0, T: 0 }, 91) / 2,
    );
    expect(daysUntilUnlikely(CDNOW, { x: 0, tX: 0 }, { ...LIMITS, fallenToPercent: 100, below: 1 })).toBe(0);
  });

  test('are none where a hundred years are not enough', () => {
    expect(daysUntilUnlikely(CDNOW, { x: 0, tX: 0 }, { ...LIMITS, below: 1e-9 })).toBeUndefined();
  });
});
