import { logHypergeometric } from './log-hypergeometric.ts';
import type { PurchaseFamily, PurchaseModel } from './purchase-model.ts';
import type { PurchaseRhythm } from './purchase-rhythm.ts';

const DAYS_PER_WEEK = 7;
/** The closed form is 0/0 at a = 1, says nothing for c ≤ 0, and loses digits this near to either. */
const TOO_NEAR = 0.05;
/** What is left out of a sum is a smaller part of it than its last bit. */
const NEGLIGIBLE = 2 ** -56;
/** Sums beyond this are made smaller by as much, and so is their term. */
const LARGE = 2 ** 500;

/**
 * The purchases that a customer is expected to make within the next `horizonDays`, given what it did (conditional
 * expectation): Fader, Hardie & Lee (2005), equation 10, for BG/NBD; Batislam, Denizel & Filiztekin (2007) for MBG/NBD. With
 * t = h/7, m stays after a purchase so far (x + 1 in MBG/NBD, x in BG/NBD), s = r + x and c = a + b + m − 1:
 *
 *     P(alive) · c/(a − 1) · (1 − ((α + T)/(α + T + t))^s · 2F1(s, b + m; c; t/(α + T + t)))
 *
 * 0 or more and at most s·t/(α + T), what it would buy if it stayed; 0 for a horizon of 0.
 *
 * @param rhythm weeks, 0 ≤ tX ≤ T
 * @param horizonDays 0 or more, finite
 * @example expectedPurchases({ r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 }, { x: 2, tX: 30.43, T: 38.86 }, 273, 'bg') // 1.226
 */
export function expectedPurchases(
  { r, alpha, a, b }: PurchaseModel,
  { x, tX, T }: PurchaseRhythm,
  horizonDays: number,
  family: PurchaseFamily = 'mbg',
): number {
  const stays = family === 'mbg' ? x + 1 : x;
  const [shape, rate] = [r + x, alpha + T];
  const lnRise = shape * (Math.log(rate) - Math.log(alpha + tX));
  const alive = stays === 0 ? 1 : 1 / (1 + Math.exp(Math.log(a) - Math.log(b + stays - 1) + lnRise));

  const weeks = horizonDays / DAYS_PER_WEEK;
  const z = weeks / (rate + weeks);
  const c = a + b + stays - 1;
  const isTooNear = Math.abs(a - 1) < TOO_NEAR || c < TOO_NEAR;
  const ifAlive = isTooNear ? bySeries(shape, a, b + stays, z) : byClosedForm(shape, a, b + stays, z);
  return alive * ifAlive;
}

/** 1 − G, whose G = (1 − z)^s · 2F1 is near 1 where little is to be expected, by way of ln G. */
function byClosedForm(shape: number, a: number, b: number, z: number): number {
  const c = a + b - 1;
  return (c / (a - 1)) * -Math.expm1(shape * Math.log1p(-z) + logHypergeometric(shape, b, c, z));
}

/**
 * The same as a sum over the number n of purchases that the customer would make if it stayed, negative binomial with terms
 * (s)_n z^n/n!: of them it makes Σ (b)_k/(a + b)_k for k < n before it leaves. All terms are positive, for every a.
 */
function bySeries(shape: number, a: number, b: number, z: number): number {
  if (z === 0) return 0;
  let [term, terms, weighted] = [1, 1, 0];
  let [stayed, made] = [1, 0];
  for (let n = 0; ; n++) {
    const ratio = ((shape + n) / (n + 1)) * z;
    term *= ratio;
    made += stayed;
    stayed *= (b + n) / (a + b + n);
    terms += term;
    weighted += term * made;
    // `made` grows by at most 1 a term.
    const falling = Math.max(ratio, z);
    const left = (term * (made + 1 / (1 - falling))) / (1 - falling);
    if (falling < 1 && left <= NEGLIGIBLE * weighted) return weighted / terms;
    if (terms > LARGE) [term, terms, weighted] = [term / LARGE, terms / LARGE, weighted / LARGE];
  }
}
