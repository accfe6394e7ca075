/**
 * A buy-till-you-die model of purchases (Fader, Hardie & Lee 2005; Batislam, Denizel & Filiztekin 2007): while a customer
 * stays, purchases are a Poisson process whose rate a week is gamma distributed over customers with shape `r` and rate
 * `alpha` (mean r/alpha); after a purchase the customer leaves for good with a probability that is beta distributed over
 * customers with `a` and `b` (mean a/(a+b)). All four are above 0; `alpha` is in weeks.
 */
export interface PurchaseModel {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/**
 * Whether a customer may leave after the first purchase already (`mbg`: MBG/NBD, in force) or only after a repeat purchase
 * (`bg`: BG/NBD, for comparison with published fits: it takes every one-time buyer for alive).
 */
export type PurchaseFamily = 'mbg' | 'bg';

/** The mean share of customers who leave after a purchase, below which nobody is said to leave (FOLD.md, section 8). */
const LEAST_DROPOUT = 0.001;

/** True where practically nobody leaves, a/(a+b) < 0.001: P(alive) then says nothing, for it is 1 for everybody. */
export function isDegenerate({ a, b }: Pick<PurchaseModel, 'a' | 'b'>): boolean {
  return a / (a + b) < LEAST_DROPOUT;
}
