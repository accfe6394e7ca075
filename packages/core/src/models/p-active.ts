import type { PurchaseModel } from './purchase-model.ts';
import type { PurchaseRhythm } from './purchase-rhythm.ts';

const DAYS_PER_WEEK = 7;

/**
 * P(active): the probability that a customer buys within the next `horizonDays`, under MBG/NBD (FOLD.md, section 8):
 * still there, and then at least one purchase,
 *
 *     P(alive) · (1 − ((α + T)/(α + T + h/7))^(r + x))
 *
 * Between 0 and 1, falling while the customer is silent, rising with the horizon; 0 for a horizon of 0.
 *
 * @param rhythm weeks, 0 ≤ tX ≤ T
 * @param horizonDays 0 or more
 */
export function pActive(
  { r, alpha, a, b }: PurchaseModel,
  { x, tX, T }: PurchaseRhythm,
  horizonDays: number,
): number {
  const lnLeaving = Math.log(a) - Math.log(b + x);
  return pActiveAt(lnLeaving, r + x, Math.log(alpha + tX), alpha + T, horizonDays / DAYS_PER_WEEK);
}

/**
 * P(active) of one customer as a function of whole or broken days n of silence, T = t_x + n/7: what does not move with n
 * is reckoned once. The value is to the last bit that of `pActive`.
 */
export function pActiveInSilence(
  { r, alpha, a, b }: PurchaseModel,
  { x, tX }: Pick<PurchaseRhythm, 'x' | 'tX'>,
  horizonDays: number,
): (silentDays: number) => number {
  const lnLeaving = Math.log(a) - Math.log(b + x);
  const lnAtLast = Math.log(alpha + tX);
  const horizonWeeks = horizonDays / DAYS_PER_WEEK;
  return (silentDays) =>
    pActiveAt(lnLeaving, r + x, lnAtLast, alpha + (tX + silentDays / DAYS_PER_WEEK), horizonWeeks);
}

/** With numbers for arguments, so that nothing is allocated on the path of every event. */
function pActiveAt(
  lnLeaving: number,
  shape: number,
  lnAtLast: number,
  rate: number,
  horizonWeeks: number,
): number {
  const lnRate = Math.log(rate);
  const alive = 1 / (1 + Math.exp(lnLeaving + shape * (lnRate - lnAtLast)));
  return alive * -Math.expm1(shape * (lnRate - Math.log(rate + horizonWeeks)));
}
