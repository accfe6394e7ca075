import { localDate } from '@tidemark/core';
import type { PublishedOutput } from '@tidemark/operations';
import { formatMoney } from './format-money.ts';
import { formatPercent } from './format-percent.ts';
import type { SentenceStyle } from './sentence-style.ts';

type Alert = Extract<PublishedOutput, { type: 'churn-alert' }>;

/**
 * What an alert says of the future: `; 18 % likely to buy again soon, next purchase was expected by 2025-05-01, 35.22 USD at
 * risk`. Only what is known; nothing is at risk any more where an alert is cleared.
 */
export function describeOutlook(alert: Alert, { zone }: SentenceStyle): string {
  const { at, kind, signals, pActive, nextPurchaseExpectedBy: expectedBy, valueAtRiskMinor, profile } = alert;
  const clauses: string[] = [];
  // Where the signal has observed it, it is told already; another may have observed the same number of something else.
  const isTold = signals.some(({ signal, observed }) => signal === 'p_active' && observed === pActive);
  if (pActive !== null && !isTold) clauses.push(`${formatPercent(pActive)} likely to buy again soon`);
  if (expectedBy !== null)
    clauses.push(
      `next purchase ${expectedBy < at ? 'was' : 'is'} expected by ${localDate(zone, expectedBy)}`,
    );
  if (valueAtRiskMinor !== null && kind !== 'CLEARED')
    clauses.push(`${formatMoney(valueAtRiskMinor, profile.currency)} at risk`);
  return clauses.length === 0 ? '' : `; ${clauses.join(', ')}`;
}
