import type { PurchaseModel } from './purchase-model.ts';
import type { PurchaseRhythm } from './purchase-rhythm.ts';

/**
 * The probability that a customer has not left yet, under MBG/NBD (Batislam, Denizel & Filiztekin 2007; FOLD.md,
 * section 8): 1/(1 + e^L) with
 *
 *     L = ln a − ln(b + x) + (r + x)·(ln(α + T) − ln(α + t_x))
 *
 * Between 0 and 1, falling while the customer is silent; b/(a+b) right after a first purchase. After a silence that no
 * history has (L > 709) it is 0, where practically nobody leaves 1.
 *
 * @param rhythm weeks, 0 ≤ tX ≤ T
 * @example pAlive({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, { x: 2, tX: 30.43, T: 38.86 }) // 0.70620227
 */
export function pAlive({ r, alpha, a, b }: PurchaseModel, { x, tX, T }: PurchaseRhythm): number {
  return (
    1 / (1 + Math.exp(Math.log(a) - Math.log(b + x) + (r + x) * (Math.log(alpha + T) - Math.log(alpha + tX))))
  );
}
