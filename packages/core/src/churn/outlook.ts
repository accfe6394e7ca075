import type { ChurnAlert } from '../outputs/output.ts';
import { usualGap } from '../signals/overdue.ts';
import type { View } from '../state/view.ts';

/** What an alert says of the future: all null for a customer who never bought. */
export type Outlook = Pick<ChurnAlert, 'pActive' | 'nextPurchaseExpectedBy' | 'valueAtRiskMinor'>;

/** The outlook at the view's instant (FOLD.md, section 5). */
export function outlookOf({ state, policy }: View): Outlook {
  if (state.lastPurchaseAt === null)
    return { pActive: null, nextPurchaseExpectedBy: null, valueAtRiskMinor: null };
  return {
    pActive: null,
    nextPurchaseExpectedBy: state.lastPurchaseAt + usualGap(state, policy),
    valueAtRiskMinor: null,
  };
}
