import {
  fitPurchaseModel,
  fitSpendModel,
  type PurchaseModel,
  type PurchaseRhythm,
  purchaseLogLikelihood,
  type SpendModel,
  spendLogLikelihood,
} from '@tidemark/core';
import type { Buyer, BuyerTable } from './buyer-table.ts';

const DAYS_PER_WEEK = 7;
/** Of fewer, chance alone moves a parameter by a fifth and more. */
const LEAST_CUSTOMERS = 500;

/** Customers, and the models that have to be improved on. */
export interface FitRequest {
  readonly buyers: BuyerTable;
  /** null where none is. */
  readonly inForce: { readonly purchase: PurchaseModel | null; readonly spend: SpendModel | null };
}

/** What came of a fit. */
export interface FittedModels {
  readonly purchase: Fit<PurchaseModel>;
  readonly spend: Fit<SpendModel>;
}

/** A model to publish, or why there is none. */
export type Fit<Model> =
  | (Fitted<Model> & { readonly kind: 'fitted' })
  | { readonly kind: 'refused'; readonly why: FitRefusal; readonly customers: number };

/**
 * - `too-few`: fewer than 500 customers that it could be fitted to
 * - `no-repeat-purchase`: nobody came back on another day
 * - `at-bound`: no model inside the bounds is the best
 * - `worse`: the model in force explains the same customers better
 */
export type FitRefusal = 'too-few' | 'no-repeat-purchase' | 'at-bound' | 'worse';

interface Fitted<Model> {
  readonly model: Model;
  /** The sum over the customers. */
  readonly logLikelihood: number;
  readonly customers: number;
}

/**
 * Fits both models to the customers of a table, and judges whether they may be published (FOLD.md, section 10). Computes for
 * a second.
 *
 * The spend model is fitted to those with money who came back on another day, as Fader & Hardie do: one purchase says nothing
 * of how much the purchases of one customer differ.
 */
export function fitModels({ buyers, inForce }: FitRequest): FittedModels {
  const rhythms = rhythmsOf(buyers);
  const spenders = spendersOf(buyers);
  return {
    purchase: rhythms.every(({ x }) => x === 0)
      ? refused(rhythms.length < LEAST_CUSTOMERS ? 'too-few' : 'no-repeat-purchase', rhythms.length)
      : judged(
          rhythms.length,
          () => fitPurchaseModel(rhythms),
          inForce.purchase && purchaseLogLikelihood(inForce.purchase, rhythms),
        ),
    spend: judged(
      spenders.length,
      () => fitSpendModel(spenders),
      inForce.spend && spendLogLikelihood(inForce.spend, spenders),
    ),
  };
}

/** @param toBeat the log-likelihood of the model in force; null where none is */
function judged<Model>(
  customers: number,
  fit: () => Fitted<Model> & { readonly isAtBound: boolean },
  toBeat: number | null,
): Fit<Model> {
  if (customers < LEAST_CUSTOMERS) return refused('too-few', customers);
  const { isAtBound, ...fitted } = fit();
  if (isAtBound) return refused('at-bound', customers);
  if (toBeat !== null && fitted.logLikelihood < toBeat) return refused('worse', customers);
  return { kind: 'fitted', ...fitted };
}

function refused(why: FitRefusal, customers: number) {
  return { kind: 'refused', why, customers } as const;
}

function rhythmsOf({ x, txDays, TDays }: BuyerTable): readonly PurchaseRhythm[] {
  return Array.from(x, (repeats, row) => ({
    x: repeats,
    tX: txDays[row]! / DAYS_PER_WEEK,
    T: TDays[row]! / DAYS_PER_WEEK,
  }));
}

function spendersOf({ x, n, meanMinor }: BuyerTable): readonly Pick<Buyer, 'n' | 'meanMinor'>[] {
  return Array.from(n, (purchases, row) => ({ n: purchases, meanMinor: meanMinor[row]! })).filter(
    (buyer, row) => x[row]! > 0 && buyer.meanMinor > 0,
  );
}
