/** A customer's purchases as the buy-till-you-die models take them (Fader, Hardie & Lee 2005: x, t_x, T), in weeks. */
export interface PurchaseRhythm {
  /** Repeat purchases: local days with at least one purchase, minus 1. */
  readonly x: number;
  /** From the first to the last purchase day, by local days: a multiple of 1/7. */
  readonly tX: number;
  /** t_x and the whole days since the last purchase. */
  readonly T: number;
}
