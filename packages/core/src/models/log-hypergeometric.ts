/** A sum beyond this is made smaller by as much, and so is its term: 2F1 outgrows a double long before its logarithm does. */
const LARGE = 2 ** 500;
const LN_LARGE = Math.log(LARGE);
/** What is left out of the sum is a smaller part of it than its last bit. */
const NEGLIGIBLE = 2 ** -56;

/**
 * ln 2F1(a, b; c; z), the logarithm of Gauss's hypergeometric function: by its series (Abramowitz & Stegun 15.1.1), whose
 * terms are all positive for these parameters, so that nothing cancels. 2F1 is exact to 1e-12 of its value, or its logarithm
 * to the last bits where that is large, up to z = 0.9999; rounding then grows with the number of terms, some 50/(1 − z). What
 * is asked for here is at most 0.99 or so (a horizon of a year after a first purchase).
 *
 * @param a above 0, as are b and c
 * @param z 0 ≤ z < 1
 * @example logHypergeometric(1, 1, 2, 0.5) // 0.32663425997828094, for 2F1(1, 1; 2; z) = −ln(1 − z)/z
 */
export function logHypergeometric(a: number, b: number, c: number, z: number): number {
  // The first term, 1, is added last: the logarithm of a sum near 1 would lose what makes it larger.
  let [term, others, lnScale] = [1, 0, 0];
  for (let n = 0; ; n++) {
    const ratio = (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    term *= ratio;
    others += term;
    // The ratios tend to z, from either side: from here on the terms fall at least like a geometric series of the larger.
    const falling = Math.max(ratio, z);
    if (falling < 1 && term * falling <= NEGLIGIBLE * (1 - falling) * others) break;
    if (others > LARGE) [term, others, lnScale] = [term / LARGE, others / LARGE, lnScale + LN_LARGE];
  }
  return lnScale === 0 ? Math.log1p(others) : Math.log(others) + lnScale;
}
