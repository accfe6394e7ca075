import { purchaseRhythm } from '../measures/purchase-rhythm.ts';
import { expectedSpend } from '../models/expected-spend.ts';
import { isDegenerate } from '../models/purchase-model.ts';
import { MONEY_LIMIT } from '../money/add-money.ts';
import type { ChurnAlert } from '../outputs/output.ts';
import { usualGap } from '../signals/overdue.ts';
import { probabilityOf } from '../signals/p-active.ts';
import type { View } from '../state/view.ts';

const DAYS_PER_WEEK = 7;

/** What an alert says of the future: all null for a customer who never bought. */
export type Outlook = Pick<ChurnAlert, 'pActive' | 'nextPurchaseExpectedBy' | 'valueAtRiskMinor'>;

/** The outlook at the view's instant (FOLD.md, section 5). */
export function outlookOf(view: View): Outlook {
  const { state, policy } = view;
  if (state.lastPurchaseAt === null)
    return { pActive: null, nextPurchaseExpectedBy: null, valueAtRiskMinor: null };
  const model = policy.models.purchase;
  return {
    // Also where the signal is switched off: how likely the customer is to buy is worth knowing all the same.
    pActive: model === null || isDegenerate(model) ? null : probabilityOf(view, model),
    nextPurchaseExpectedBy: state.lastPurchaseAt + usualGap(state, policy),
    valueAtRiskMinor: valueAtRisk(view),
  };
}

/**
 * What the customer would spend within the horizon if it stays: the purchases to be expected of who is there, times the
 * amount to be expected of each. Half up, at most where sums of money stop; null without both models, or without money.
 */
function valueAtRisk({ state, policy, at, zone }: View): number | null {
  const { purchase, spend } = policy.models;
  if (purchase === null || spend === null || state.moneyMinor <= 0) return null;
  const { x, T } = purchaseRhythm(state, at, zone)!;
  const purchases =
    (((purchase.r + x) / (purchase.alpha + T)) * policy.churn.pActive.horizonDays) / DAYS_PER_WEEK;
  const expected = purchases * expectedSpend(spend, state.purchases, state.moneyMinor / state.purchases);
  return Math.min(Math.round(expected), MONEY_LIMIT);
}
