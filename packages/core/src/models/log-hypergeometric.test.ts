import { describe, expect, test } from 'vitest';
import { logHypergeometric } from './log-hypergeometric.ts';

/** ln of mpmath.hyp2f1 at 40 digits, of exactly these doubles. */
const KNOWN: readonly (readonly [a: number, b: number, c: number, z: number, ln: number])[] = [
  [1, 1, 2, 0.5, 0.326634259978281],
  [2.2426, 4.4259, 4.2188, 0.5012, 1.6467431382920454],
  [0.525, 2.614, 2.505, 0.1, 0.05779681861421558],
  [0.525, 2.614, 2.505, 0.9, 1.3041146474462122],
  [0.525, 2.614, 2.505, 0.99, 2.6933494566923906],
  [0.525, 2.614, 2.505, 0.9999, 5.584608116452892],
  [30.525, 32.614, 32.505, 0.3, 10.924362108976954],
  [30.525, 32.614, 32.505, 0.95, 91.76467758324966],
  [1.5, 3, 13.5, 0.999, 0.42118373707127277],
  [0.05, 1.02, 0.04, 0.999, 7.337595170463911],
  [365.6, 368, 366.5, 0.5, 254.45248773243094],
  [1200.6, 1203, 1201.5, 0.9, 2767.9365289005414],
  [2, 900, 950, 0.8, 2.8384720637001926],
];

describe('ln 2F1', () => {
  // 2F1 to 1e-12 of its value; beyond 1e1000, where no double is so near to its logarithm, to the last bits of that.
  test.each(KNOWN)('of %d, %d; %d; %d', (a, b, c, z, ln) => {
    const error = Math.abs(logHypergeometric(a, b, c, z) - ln);
    expect(error).toBeLessThan(Math.max(1e-12, ln * 4e-16));
  });

  test('of 0 is 0, and of c = b that of a power', () => {
    expect(logHypergeometric(0.525, 1.614, 1.505, 0)).toBe(0);
    expect(logHypergeometric(3.5, 2, 2, 0.75)).toBeCloseTo(3.5 * Math.log(4), 13);
  });
});
