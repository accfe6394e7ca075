/** Coefficients of e^27 down to e^2 in ln Γ(2 + e): (−1)^k·(ζ(k) − 1)/k (Abramowitz & Stegun 6.1.33). */
const NEAR_TWO = [
  -2.7595228851242334e-10, 5.731367241678862e-10, -1.1921401405860912e-9, 2.4836745438024785e-9,
  -5.183475041970047e-9, 1.0838659214896955e-8, -2.2711094608943164e-8, 4.7698101693639804e-8,
  -1.0043224823968099e-7, 2.1207184805554665e-7, -4.492469198764566e-7, 9.55141213040742e-7,
  -2.039215753801366e-6, 4.374866789907488e-6, -9.439488275268397e-6, 2.050721277567069e-5,
  -4.492623673813314e-5, 9.945751278180853e-5, -0.00022315475845357939, 0.0005096695247430425,
  -0.001192753911703261, 0.0028905103307415234, -0.007385551028673986, 0.020580808427784546,
  -0.0673523010531981, 0.3224670334241132,
] as const;
/** 1 − γ: the coefficient of e. */
const SLOPE_AT_TWO = 0.42278433509846713;

/** Half of ln 2π. */
const HALF_LN_TWO_PI = 0.9189385332046728;
/** Stirling's series, B_2k/(2k(2k − 1)) from the eighth term down to the first (Abramowitz & Stegun 6.1.40). */
const STIRLING = [
  -3617 / 122_400,
  1 / 156,
  -691 / 360_360,
  1 / 1188,
  -1 / 1680,
  1 / 1260,
  -1 / 360,
  1 / 12,
] as const;
/** From here on eight terms of Stirling's series are enough for the last bit. */
const STIRLING_FROM = 10;

/**
 * ln Γ(x) for x > 0, to some 1e-15 of its value, also beside its zeros at 1 and 2; Infinity at 0.
 *
 * Around 2 by Taylor's series, so that nothing cancels where the value is small; other small x are brought there by
 * Γ(x + 1) = x·Γ(x); large ones by Stirling's series.
 *
 * @example logGamma(5) // 3.1780538303479458, ln 24
 */
export function logGamma(x: number): number {
  if (x >= STIRLING_FROM) return stirling(x);
  if (x < 0.5) return aroundTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return aroundTwo(x - 1) - Math.log1p(x - 1);
  let [rest, product] = [x, 1];
  while (rest > 2.5) product *= --rest;
  return aroundTwo(rest - 2) + Math.log(product);
}

/** ln Γ(2 + e) for |e| ≤ 1/2. */
function aroundTwo(e: number): number {
  return e * (SLOPE_AT_TWO + e * NEAR_TWO.reduce((sum, coefficient) => sum * e + coefficient, 0));
}

function stirling(x: number): number {
  const perSquare = 1 / (x * x);
  const series = STIRLING.reduce((sum, coefficient) => sum * perSquare + coefficient, 0);
  return (x - 0.5) * Math.log(x) - x + HALF_LN_TWO_PI + series / x;
}
