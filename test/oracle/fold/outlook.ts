import type { ChurnAlert, EpochMs, Policy } from '@tidemark/core';
import type { Facts } from '../facts/facts.ts';
import { daysSilent, probabilityActive, tellingModel, toSixDecimals } from '../models/probability-active.ts';
import { valueAtRisk } from '../models/value-at-risk.ts';
import { nextPurchaseExpectedBy } from '../signals/overdue-signal.ts';

/** What an alert says of the time to come. */
export type Outlook = Pick<ChurnAlert, 'pActive' | 'nextPurchaseExpectedBy' | 'valueAtRiskMinor'>;

/** The outlook of FOLD.md 9; whether p_active is switched on does not matter to it. */
export function outlookAt(facts: Facts, at: EpochMs, policy: Policy): Outlook {
  const { life } = facts;
  if (life === null) return { pActive: null, nextPurchaseExpectedBy: null, valueAtRiskMinor: null };
  const model = tellingModel(policy);
  const { horizonDays } = policy.churn.pActive;
  return {
    pActive: model && toSixDecimals(probabilityActive(model, life, daysSilent(life, at), horizonDays)),
    nextPurchaseExpectedBy: nextPurchaseExpectedBy(life, policy),
    valueAtRiskMinor: valueAtRisk(facts, at, policy),
  };
}
