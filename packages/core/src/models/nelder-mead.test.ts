import { describe, expect, test } from 'vitest';
import { nelderMead } from './nelder-mead.ts';

const STOPPING = { valueTolerance: 1e-14, sizeTolerance: 1e-8, maxEvaluations: 5000 };

describe('Nelder-Mead', () => {
  test('finds the bottom of a bowl', () => {
    const found = nelderMead(([x, y]) => (x! - 3) ** 2 + 10 * (y! + 1) ** 2 + 7, [0, 0], 1, STOPPING);

    expect(found.at[0]).toBeCloseTo(3, 6);
    expect(found.at[1]).toBeCloseTo(-1, 6);
    expect(found.value).toBeCloseTo(7, 12);
  });

  test("follows Rosenbrock's bent valley", () => {
    const { at } = nelderMead(
      ([x, y]) => (1 - x!) ** 2 + 100 * (y! - x! ** 2) ** 2,
      [-1.2, 1],
      0.5,
      STOPPING,
    );

    expect(at[0]).toBeCloseTo(1, 5);
    expect(at[1]).toBeCloseTo(1, 5);
  });

  test("finds the minimum of Powell's function of four variables, where its curvature vanishes", () => {
    const powell = ([a, b, c, d]: readonly number[]) =>
      (a! + 10 * b!) ** 2 + 5 * (c! - d!) ** 2 + (b! - 2 * c!) ** 4 + 10 * (a! - d!) ** 4;

    expect(nelderMead(powell, [3, -1, 0, 1], 0.5, STOPPING).value).toBeLessThan(1e-12);
  });

  test('takes NaN for a place where nobody wants to be', () => {
    const { at } = nelderMead(([x]) => x! - Math.log(x!), [0.3], 0.5, STOPPING);

    expect(at[0]).toBeCloseTo(1, 6);
  });

  test('stops after as many evaluations as it may make', () => {
    const { evaluations } = nelderMead(([x]) => x!, [0], 1, { ...STOPPING, maxEvaluations: 50 });

    // A round evaluates the corners of a simplex at most once more.
    expect(evaluations).toBeGreaterThanOrEqual(50);
    expect(evaluations).toBeLessThan(55);
  });
});
