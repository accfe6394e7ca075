import { type EpochMs, purchaseRhythm, type State, type ZoneTable } from '@tidemark/core';

const DAYS_PER_WEEK = 7;

/**
 * What the models of a scorecard are fitted on: a row for each customer who has bought. The columns are of one length, and
 * numbers alone, so that another thread gets them without a copy.
 */
export interface BuyerTable {
  /** Repeat purchases, as in `PurchaseRhythm`. */
  readonly x: Float64Array<ArrayBuffer>;
  /** Days from the first to the last purchase day, by local days. */
  readonly txDays: Float64Array<ArrayBuffer>;
  /** `txDays` and the whole days since the last purchase. */
  readonly TDays: Float64Array<ArrayBuffer>;
  /** PURCHASEs ever: 1 or more. */
  readonly n: Float64Array<ArrayBuffer>;
  /** The mean money of a PURCHASE in minor units, refunds and cancellations taken off; 0 or more. */
  readonly meanMinor: Float64Array<ArrayBuffer>;
}

/** One row. */
export type Buyer = { readonly [Column in keyof BuyerTable]: number };

/**
 * A customer as the models see it at an instant, or at the customer's own time where that is later; null for one who never
 * bought.
 */
export function buyerAt(state: State, at: EpochMs, zone: ZoneTable): Buyer | null {
  const rhythm = purchaseRhythm(state, Math.max(at, state.asOf ?? at), zone);
  if (rhythm === null) return null;
  const n = state.purchases;
  return {
    x: rhythm.x,
    // The rhythm counts whole days, and gives them as weeks.
    txDays: Math.round(rhythm.tX * DAYS_PER_WEEK),
    TDays: Math.round(rhythm.T * DAYS_PER_WEEK),
    n,
    meanMinor: Math.max(0, state.moneyMinor) / n,
  };
}

/** @example buyerTable([{ x: 2, txDays: 213, TDays: 272, n: 3, meanMinor: 2_000 }]).txDays // Float64Array [213] */
export function buyerTable(buyers: readonly Buyer[]): BuyerTable {
  const column = (name: keyof BuyerTable) => Float64Array.from(buyers, (buyer) => buyer[name]);
  return {
    x: column('x'),
    txDays: column('txDays'),
    TDays: column('TDays'),
    n: column('n'),
    meanMinor: column('meanMinor'),
  };
}
