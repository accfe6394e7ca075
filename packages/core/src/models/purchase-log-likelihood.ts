import { type CountedRhythms, countedRhythms } from './counted-rhythms.ts';
import type { PurchaseFamily, PurchaseModel } from './purchase-model.ts';
import type { PurchaseRhythm } from './purchase-rhythm.ts';

const DAYS_PER_WEEK = 7;

/**
 * The log-likelihood of customers' rhythms under a model: MBG/NBD as in FOLD.md, section 8 (Batislam, Denizel &
 * Filiztekin 2007), BG/NBD by Fader, Hardie & Lee (2005), equation 6. The sum over customers, 0 for none; the higher of two
 * models on the same customers fits them better.
 *
 * @param rhythms weeks, multiples of 1/7 (else taken to the nearest day), 0 ≤ tX ≤ T
 */
export function purchaseLogLikelihood(
  model: PurchaseModel,
  rhythms: Iterable<PurchaseRhythm>,
  family: PurchaseFamily = 'mbg',
): number {
  return logLikelihoodOf(countedRhythms(rhythms), family)(model);
}

/**
 * The log-likelihood as a function of the model, for a fit that asks for it some hundred times: what depends on x alone or
 * on a day alone is reckoned once for all customers.
 *
 * Of one customer, with m stays after a purchase (x + 1 in MBG/NBD, x in BG/NBD) and L as in `pAlive`, b + m − 1 in the
 * place of b + x (no L without a stay):
 *
 *     ln Γ(r + x)/Γ(r) + r ln α + ln ∏ (b + k)/(a + b + k) for k < m − (r + x) ln(α + T) + ln(1 + e^L)
 */
export function logLikelihoodOf(
  { x, lastDay, days, customers }: CountedRhythms,
  family: PurchaseFamily,
): (model: PurchaseModel) => number {
  const ofCount = new Float64Array(most(x) + 1);
  const lnLeavingOf = new Float64Array(ofCount.length);
  const lnRateOf = new Float64Array(most(days) + 1);

  return (model) => {
    fillByCount(ofCount, lnLeavingOf, model, family);
    for (let day = 0; day < lnRateOf.length; day++)
      lnRateOf[day] = Math.log(model.alpha + day / DAYS_PER_WEEK);

    let sum = 0;
    for (let i = 0; i < customers.length; i++) {
      const count = x[i]!;
      const shape = model.r + count;
      const lnRate = lnRateOf[days[i]!]!;
      const odds = lnLeavingOf[count]! + shape * (lnRate - lnRateOf[lastDay[i]!]!);
      sum += customers[i]! * (ofCount[count]! - shape * lnRate + lnOnePlusExp(odds));
    }
    return sum;
  };
}

/**
 * What depends on x alone, for every x. Quotients of gammas are products, Γ(r + x)/Γ(r) = r(r + 1)…(r + x − 1): nothing
 * cancels, however large the parameters.
 */
function fillByCount(
  ofCount: Float64Array,
  lnLeavingOf: Float64Array,
  { r, alpha, a, b }: PurchaseModel,
  family: PurchaseFamily,
): void {
  /** In MBG/NBD a customer of x repeat purchases stayed x + 1 times. */
  const firstStay = family === 'mbg' ? 1 : 0;
  let sum = r * Math.log(alpha) + (family === 'mbg' ? Math.log(b / (a + b)) : 0);
  for (let x = 0; x < ofCount.length; x++) {
    const stays = x + firstStay;
    ofCount[x] = sum;
    lnLeavingOf[x] = stays === 0 ? Number.NEGATIVE_INFINITY : Math.log(a) - Math.log(b + stays - 1);
    sum += Math.log(((r + x) * (b + stays)) / (a + b + stays));
  }
}

/** ln(1 + e^x), without overflow. */
function lnOnePlusExp(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

function most(values: Uint32Array): number {
  return values.reduce((highest, value) => Math.max(highest, value), 0);
}
